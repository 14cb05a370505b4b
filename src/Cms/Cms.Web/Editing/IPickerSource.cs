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
}

/// <summary>Asks every source in turn.</summary>
public sealed class Pickers(IEnumerable<IPickerSource> sources)
{
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
