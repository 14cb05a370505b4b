using Cms.Content.Fields;
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
    People,
    Translations,
}

/// <summary>What is asked: pages of some types (none named: all), the terms of a taxonomy, files with some extensions (none named: all), phone numbers that are kept elsewhere,
/// people with some roles (none named: all), pages in any language by the set of their translations.</summary>
public sealed record PickerQuestion(PickerOf Of, IReadOnlyList<string> Chosen)
{
    public IReadOnlyList<string> ContentTypes { get; init; } = [];
    public IReadOnlyList<string> Stereotypes { get; init; } = [];
    public IReadOnlyList<string> Extensions { get; init; } = [];
    public string? TaxonomyId { get; init; }
    public bool LeavesOnly { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The member of the field in which what is chosen by typing stands.</summary>
    public string Member => Of switch
    {
        PickerOf.People => nameof(UserPickerField.UserIds),
        PickerOf.Translations => nameof(LocalizationSetContentPickerField.LocalizationSets),
        _ => nameof(ContentPickerField.ContentItemIds),
    };

    /// <summary>A question that is answered by typing, as a form sends it back; <see cref="Parse"/> reads it.</summary>
    public string Key => $"{Of}|{string.Join(',', ContentTypes)}|{string.Join(',', Stereotypes)}|{string.Join(',', Roles)}";

    /// <summary>The question of a form; null when it is none that may be asked by typing.</summary>
    public static PickerQuestion? Parse(string key) => key.Split('|') is [var of, var types, var stereotypes, var roles] && Typed.FirstOrDefault(kind => kind.ToString() == of) is var known && known.ToString() == of
        ? new PickerQuestion(known, []) { ContentTypes = Names(types), Stereotypes = Names(stereotypes), Roles = Names(roles) }
        : null;

    private static readonly PickerOf[] Typed = [PickerOf.Pages, PickerOf.People, PickerOf.Translations];

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
