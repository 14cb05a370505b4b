using Cms.Content.Model;

namespace Cms.Web.Editing;

/// <summary>
/// The form controls of one item, or of one block in it: the model of <c>_Editor.cshtml</c>. The view itself makes neither the form nor its buttons.
/// </summary>
public sealed record ItemEditor(ContentItem Item, IReadOnlyList<ContentError> Errors)
{
    /// <summary>Where the block stands in the item; empty for the item itself.</summary>
    public string Path { get; init; } = "";

    /// <summary>The path of the block to open and to put the cursor in: what a list's button just added or moved.</summary>
    public string? Focus { get; init; }

    /// <summary>Blocks can be hidden from readers; settings have none.</summary>
    public bool HasReaders { get; init; } = true;

    /// <summary>Paths of what the page still needs before it can go out: a closed group says how much of it is inside.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Filled by the view from the site's definitions and clock where the caller leaves them out.</summary>
    public ContentSchema? Schema { get; init; }
    public string? ZoneId { get; init; }

    /// <summary>Words typed into pickers that named no page, by the picker's path: they are shown again.</summary>
    public IReadOnlyDictionary<string, string> Unclear { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    public bool IsBlock => Path.Length > 0;

    public string At(string step) => IsBlock ? $"{Path}.{step}" : step;

    /// <summary>What is wrong with a control: errors of its own path and of the steps below it that have no control of their own.</summary>
    public IReadOnlyList<string> ErrorsOf(string path) => [.. Errors.Where(error => IsIn(error.Path, path)).Select(error => error.Message)];

    public IReadOnlyList<string> ErrorsAt(string path) => [.. Errors.Where(error => error.Path == path).Select(error => error.Message)];

    public bool IsWrong(string path) => Errors.Any(error => IsIn(error.Path, path));

    internal static bool IsIn(string error, string path) =>
        error.StartsWith(path, StringComparison.Ordinal) && (error.Length == path.Length || error[path.Length] is '.' or '[');
}
