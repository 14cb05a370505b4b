namespace Cms.Web.Editing;

/// <summary>
/// What the pickers of one page that ask the same question offer: written once, as a list that their text controls name. Every choice has words of its own;
/// where two pages have one title in one place, their ids tell them apart.
/// </summary>
public sealed class PickerList
{
    private readonly Dictionary<string, string> wordsOf = new(StringComparer.Ordinal);
    private readonly ILookup<string, PickerChoice> byWords;
    private readonly ILookup<string, PickerChoice> byTitle;

    public PickerList(string id, PickerQuestion question, IReadOnlyList<PickerChoice> choices)
    {
        (Id, Question, Choices) = (id, question, choices);
        byWords = choices.ToLookup(choice => Plain(choice.Words), StringComparer.CurrentCultureIgnoreCase);
        byTitle = choices.ToLookup(choice => Plain(choice.Title), StringComparer.CurrentCultureIgnoreCase);
        foreach (var choice in choices)
            wordsOf[choice.Id] = byWords[Plain(choice.Words)].Count() == 1 ? choice.Words : $"{choice.Words} [{choice.Id}]";
    }

    /// <summary>The HTML id of the list.</summary>
    public string Id { get; }
    public PickerQuestion Question { get; }
    public IReadOnlyList<PickerChoice> Choices { get; }

    public string? WordsOf(string id) => wordsOf.GetValueOrDefault(id);

    /// <summary>The choice that typed words name: its words in the list, or its title where only one has it. Otherwise what is wrong with them.</summary>
    public (string? Id, string? Problem) Find(string typed)
    {
        var words = Plain(typed);
        if (Choices.FirstOrDefault(choice => string.Equals(Plain(wordsOf[choice.Id]), words, StringComparison.CurrentCultureIgnoreCase)) is { } named)
            return (named.Id, null);
        return (byWords[words].Any() ? byWords[words] : byTitle[words]).ToList() switch
        {
            [] => (null, $"There is nothing called “{typed.Trim()}” to choose here. Type some of its title and take it from the list."),
            [var only] => (only.Id, null),
            var several => (null, $"“{typed.Trim()}” is the title of {several.Count}: {string.Join("; ", several.Select(choice => wordsOf[choice.Id]))}. Take one of them from the list."),
        };
    }

    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
