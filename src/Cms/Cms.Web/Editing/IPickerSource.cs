using Cms.Web.Modules;

namespace Cms.Web.Editing;

/// <summary>
/// Answers what an editor may choose: the kernel for pages and terms, the media library for files. A source that is not asked for its own kind answers null.
/// </summary>
public interface IPickerSource
{
    /// <summary>All choices, sorted by title, and in any case those of <see cref="PickerQuestion.Chosen"/> that exist.</summary>
    Task<IReadOnlyList<PickerChoice>?> ChoicesAsync(PickerQuestion question, CancellationToken cancellation = default);
}

/// <summary>One thing to choose. <paramref name="Id"/> is an item's id or a file's path; <paramref name="ParentPath"/> tells two of one name apart: "Conditions Treated".</summary>
public sealed record PickerChoice(string Id, string Title, string? ParentPath, string Type)
{
    public string Words => string.IsNullOrEmpty(ParentPath) ? Title : $"{Title} ({ParentPath})";
}

public enum PickerOf
{
    Pages,
    Terms,
    Files,
    Phones,
}

/// <summary>What is asked: pages of some types (none named: all), the terms of a taxonomy, files with some extensions (none named: all), phone numbers that are kept elsewhere.</summary>
public sealed record PickerQuestion(PickerOf Of, IReadOnlyList<string> Chosen)
{
    public IReadOnlyList<string> ContentTypes { get; init; } = [];
    public IReadOnlyList<string> Stereotypes { get; init; } = [];
    public IReadOnlyList<string> Extensions { get; init; } = [];
    public string? TaxonomyId { get; init; }
    public bool LeavesOnly { get; init; }

    /// <summary>The types and stereotypes of a question about pages, as a form sends them back; <see cref="OfPages"/> reads it.</summary>
    public string Key => $"{string.Join(',', ContentTypes)}|{string.Join(',', Stereotypes)}";

    public static PickerQuestion OfPages(string key)
    {
        var names = key.Split('|');
        return new PickerQuestion(PickerOf.Pages, []) { ContentTypes = Names(names[0]), Stereotypes = Names(names.ElementAtOrDefault(1) ?? "") };
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Asks every source in turn. One per request: pickers that ask the same share one list of what there is to choose.</summary>
public sealed class Pickers(Enabled<IPickerSource> sources)
{
    private readonly Dictionary<string, PickerList> lists = new(StringComparer.Ordinal);

    /// <summary>The lists that this page's pickers asked for, to be written into it once.</summary>
    public IEnumerable<PickerList> Lists => lists.Values;

    /// <summary>What there is to choose, whatever is chosen already; empty when nobody can name it.</summary>
    public async Task<PickerList> ListAsync(PickerQuestion question)
    {
        if (!lists.TryGetValue(question.Key, out var list))
            lists[question.Key] = list = new PickerList($"choices-{lists.Count + 1}", question, await ChoicesAsync(question with { Chosen = [] }) ?? []);
        return list;
    }

    /// <summary>Chosen things by their words, in their order; null where one is not there any more.</summary>
    public async Task<IReadOnlyList<(string Id, string? Words)>> ChosenAsync(PickerList list, IReadOnlyList<string> ids)
    {
        var missing = ids.Where(id => list.WordsOf(id) is null).ToList();
        var others = missing.Count == 0 ? [] : (await ChoicesAsync(list.Question with { Chosen = missing }) ?? []).ToDictionary(choice => choice.Id, choice => choice.Words, StringComparer.Ordinal);
        return [.. ids.Select(id => (id, list.WordsOf(id) ?? others.GetValueOrDefault(id)))];
    }

    /// <summary>The choices, or null when nobody can name them: then the editor asks for the value itself.</summary>
    public async Task<IReadOnlyList<PickerChoice>?> ChoicesAsync(PickerQuestion question, CancellationToken cancellation = default)
    {
        foreach (var source in sources)
        {
            if (await source.ChoicesAsync(question, cancellation) is { } choices)
                return choices;
        }
        return null;
    }
}
