namespace Cms.Content.Recipes;

/// <summary>Finds recipes by name, for a step that runs others.</summary>
public interface IRecipeSource
{
    Task<RecipeFile?> FindAsync(string name, CancellationToken cancel = default);
}

/// <summary>The <c>*.recipe.json</c> files of some folders; the name in the header counts, in any case, and earlier folders win.</summary>
public sealed class RecipeFolders(params IReadOnlyList<string> folders) : IRecipeSource
{
    /// <summary>Where the files of recipes below it may come from; other recipes have their own folder alone.</summary>
    public string? FilesRoot { get; init; }

    public async Task<RecipeFile?> FindAsync(string name, CancellationToken cancel = default)
    {
        foreach (var path in Files())
        {
            RecipeFile recipe;
            try
            {
                recipe = await RecipeReader.ReadFileAsync(path, cancel, FilesRoot is { } root && RecipeFolder.IsWithin(Path.GetFullPath(path), root) ? root : null);
            }
            // A broken recipe that nobody asked for must not keep others from being found.
            catch (RecipeException) when (!IsCalled(path, name))
            {
                continue;
            }
            if (string.Equals(recipe.Header.Name, name, StringComparison.OrdinalIgnoreCase) || recipe.Header.Name.Length == 0 && IsCalled(path, name))
                return recipe;
        }
        return null;
    }

    private IEnumerable<string> Files() => folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.recipe.json").Order(StringComparer.Ordinal));

    private static bool IsCalled(string path, string name) => string.Equals(Path.GetFileName(path), $"{name}.recipe.json", StringComparison.OrdinalIgnoreCase);
}
