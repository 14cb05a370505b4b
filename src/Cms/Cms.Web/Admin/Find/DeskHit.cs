using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;
using Cms.Web.Finding;

namespace Cms.Web.Admin.Find;

/// <summary>
/// One page found. <paramref name="Alias"/> is the other name that matched; <paramref name="Where"/> the place in its text, when the words stand there and not in its name.
/// </summary>
public sealed record DeskHit(DeskRow Row, MarkedText Title, string? Alias, TextPlace? Where)
{
    public PageState? State { get; init; }
    public PageAction? Action { get; init; }

    /// <summary>The editor, at the control that holds the words.</summary>
    public string Href => Where is null ? Row.Href : $"{Row.Href}#{Where.Control}";
}

/// <summary>Someone who saved pages last, and how many.</summary>
public sealed record PersonHit(string Name, int Pages)
{
    public string Href => $"/admin/pages?owner={Uri.EscapeDataString(Name)}";
}

/// <summary>What was found. <paramref name="Corrected"/> is the query that was really asked when nothing had the words as typed.</summary>
public sealed record DeskResults(string Text, string? Corrected, int Total, IReadOnlyList<DeskHit> Hits, IReadOnlyList<PersonHit> People, bool PersonFirst)
{
    public static DeskResults Nothing(string text) => new(text, null, 0, [], [], false);

    public bool IsEmpty => Hits.Count + People.Count == 0;

    /// <summary>Where Enter leads: the first hit, but never a guess at what was meant.</summary>
    public string? First => Corrected is not null ? null : PersonFirst || Hits.Count == 0 ? People.FirstOrDefault()?.Href : Hits[0].Href;
}
