using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Web.Admin.Activity;

/// <summary>One line of the audit with what is needed to say it: who, when, what, to which page, why.</summary>
public sealed partial class ActivityLine
{
    public required string AuditId { get; init; }
    public required string AtText { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public string? ItemId { get; init; }
    public string? Title { get; init; }
    public string? Path { get; init; }
    public bool IsDeleted { get; init; }
    public string? Detail { get; init; }
    /// <summary>The reason that was given when the version was saved.</summary>
    public string? Reason { get; init; }
    public int? Number { get; init; }
    public bool IsMinor { get; init; }

    /// <summary>Who did it, in words: the set-up, commands at the console and the site's own work have no person.</summary>
    public string Who => Actor == Content.Storage.Actor.System.UserName ? "The site" : Actor;

    public DateTime AtUtc => UtcText.Parse(AtText) ?? default;

    public string Name => string.IsNullOrWhiteSpace(Title) ? "a page without a title" : Title;

    /// <summary>Leads to the page, to the trash that holds it, or nowhere.</summary>
    public string? Href => ItemId is null || Title is null ? null : IsDeleted ? "/admin/trash" : $"/admin/pages/{ItemId}";

    /// <summary>The sentence in pieces; a piece that is the page is a link.</summary>
    public IEnumerable<(string Text, bool IsPage)> Say(ActivityKind kind, SiteZone zone)
    {
        foreach (var piece in Places().Split(Sentence(kind)))
        {
            if (piece == "{page}")
                yield return ItemId is null ? ("", false) : (Name, true);
            else if (piece == "{detail}")
                yield return (kind.DetailIsTime ? When(zone) : Detail ?? "", false);
            else if (piece.Length > 0)
                yield return (piece, false);
        }
    }

    /// <summary>What a person gave as a reason, or what the audit noted besides.</summary>
    public string? Why(ActivityKind kind) => kind.IsUnspoken || kind.DetailIsTime || kind.Sentence.Contains("{detail}", StringComparison.Ordinal) ? null : string.IsNullOrWhiteSpace(Detail) ? Reason : Detail;

    private string Sentence(ActivityKind kind) => (Action, Number, IsMinor) switch
    {
        ("save", 1, _) => "began {page}",
        ("publish", _, true) => "published a small fix on {page}",
        _ => kind.Sentence,
    };

    private string When(SiteZone zone) => UtcText.Parse(Detail?.Split(' ')[0]) is { } due ? zone.Long(due) : Detail ?? "";

    [GeneratedRegex(@"(\{page\}|\{detail\})")]
    private static partial Regex Places();
}
