using Cms.Content.Storage;
using Cms.Web.Editing;

namespace Cms.Media.Files;

/// <summary>The library's files to choose from, by their paths, with their folders behind the names.</summary>
internal sealed class LibraryPicker(ContentStore store) : IPickerSource
{
    public async Task<IReadOnlyList<PickerChoice>?> ChoicesAsync(PickerQuestion question, CancellationToken cancellation = default)
    {
        if (question.Of is not PickerOf.Files)
            return null;
        var paths = await store.MediaPathsAsync();
        return [.. paths.Where(path => question.Extensions.Count == 0 || question.Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) || question.Chosen.Contains(path)).Select(Choice)];
    }

    private static PickerChoice Choice(string path)
    {
        var folder = path.LastIndexOf('/') is > 0 and var end ? path[..end] : null;
        return new PickerChoice(path, folder is null ? path : path[(folder.Length + 1)..], folder?.Replace("/", " / ", StringComparison.Ordinal), "Media");
    }
}
