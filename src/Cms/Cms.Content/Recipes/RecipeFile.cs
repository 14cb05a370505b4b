using System.Text.Json;

namespace Cms.Content.Recipes;

/// <summary>
/// A recipe as it was read: its header and its steps in order. <see cref="FileName"/> is what problems name;
/// <see cref="Folder"/> is where the files stand that it may read, null when it stands alone (pasted or sent as one file).
/// </summary>
public sealed class RecipeFile
{
    public required string FileName { get; init; }
    public RecipeFolder? Folder { get; init; }
    public required RecipeHeader Header { get; init; }
    public required IReadOnlyDictionary<string, string> Variables { get; init; }
    public required IReadOnlyList<RecipeStep> Steps { get; init; }

    /// <summary>What tells this recipe from others: its name, or a hash of a file without one.</summary>
    public required string Key { get; init; }
}

/// <summary>One step: its number in the file (from 1), its name as written, and all of its JSON.</summary>
public sealed record RecipeStep(int Number, string Name, JsonElement Json)
{
    /// <summary>The JSON path of this step within its file.</summary>
    public string Path => $"$.steps[{Number - 1}]";
}

public sealed record RecipeHeader
{
    public string Name { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string Description { get; init; } = "";
    public string Author { get; init; } = "";
    public string Website { get; init; } = "";
    public string Version { get; init; } = "";
    public bool IsSetupRecipe { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
}
