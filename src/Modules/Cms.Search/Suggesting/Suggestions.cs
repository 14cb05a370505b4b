using System.Text.Json.Serialization;
using Cms.Web.Finding;

namespace Cms.Search.Suggesting;

/// <summary>
/// The answer to words that are being typed:
/// <c>{"groups":[{"label":"Books","pages":[{"url":"/tides","title":[{"text":"Ti","typed":true},{"text":"des"}],"alias":[...],"parent":"Nature"}]}]}</c>.
/// <c>alias</c> is there when another name is what was typed, <c>parent</c> when a page stands above. Every text is plain text.
/// </summary>
internal sealed record Suggestions(IReadOnlyList<SuggestionGroup> Groups);

/// <summary>Pages of one kind; at least one.</summary>
internal sealed record SuggestionGroup(string Label, IReadOnlyList<SuggestedPage> Pages);

internal sealed record SuggestedPage(string Url, IReadOnlyList<SuggestedText> Title, IReadOnlyList<SuggestedText>? Alias, string? Parent)
{
    /// <summary>A page under its live title and address. Another name is told when it has all of the words and the title has not.</summary>
    public static SuggestedPage Of(NamedPage page, string title, string url, Beginnings typed)
    {
        var alias = typed.AllIn(title) ? null : page.Aliases.FirstOrDefault(typed.AllIn);
        return new SuggestedPage(url, Text(typed.Mark(title)), alias is null ? null : Text(typed.Mark(alias)), page.Parent);
    }

    private static List<SuggestedText> Text(MarkedText text) => [.. text.Runs.Select(run => new SuggestedText(run.Text, run.IsMarked))];
}

/// <summary>A run of letters, typed already or not.</summary>
internal sealed record SuggestedText(string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Typed);
