using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Texts;

namespace Cms.Web.Admin.Versions;

/// <summary>One version of a page in its list.</summary>
public sealed record VersionLine(VersionHead Head, bool IsPlanned)
{
    public string Id => Head.VersionId;
    public int Number => Head.Number;

    /// <summary>"12 · Yearly review".</summary>
    public string Words => string.IsNullOrWhiteSpace(Head.Reason) ? $"{Number}" : $"{Number} · {Head.Reason}";
}

/// <summary>The versions of a page, newest first, and one of them compared with another.</summary>
/// <param name="Shown">The version that is looked at.</param>
/// <param name="With">What it is compared with; null when there is only one version.</param>
public sealed record VersionsPage(ContentItem Item, IReadOnlyList<VersionLine> Versions, VersionLine Shown, VersionLine? With, SiteZone Zone)
{
    public IReadOnlyList<ComparedPassage> Compared { get; init; } = [];

    /// <summary>Parts that differ in something that is not read as text, by their names at the desk.</summary>
    public IReadOnlyList<string> AlsoChanged { get; init; } = [];

    /// <summary>Whether somebody chose the version, so that a phone shows the comparison and not the list.</summary>
    public bool IsChosen { get; init; }
    public bool MayEdit { get; init; }

    public string Title => Item.DisplayText is { Length: > 0 } title ? title : "Untitled";
    public string Href => $"/admin/pages/{Item.ContentItemId}";
    public IEnumerable<ComparedPassage> Changed => Compared.Where(passage => passage.IsChanged);
    public int Same => Compared.Count(passage => !passage.IsChanged);
    public int Changes => Changed.Count() + AlsoChanged.Count;

    /// <summary>The older of the two is the text before.</summary>
    public bool IsBackwards => With is not null && With.Number > Shown.Number;
}
