using System.Text;

namespace Cms.Content.Recipes;

/// <summary>A path leaves the recipe's folder, or names nothing in it.</summary>
public sealed class RecipePathException(string message) : Exception(message);

/// <summary>
/// The folder a recipe stands in. Paths in the recipe are relative to it, with forward slashes; none may leave it: no <c>..</c>, no absolute path,
/// no link on the way.
/// </summary>
public sealed class RecipeFolder(string path)
{
    public string FullPath { get; } = Path.GetFullPath(path);

    public Stream Open(string relativePath) => new FileStream(Resolve(relativePath), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>A whole file, at most <see cref="RecipeReader.MaxTextBytes"/> bytes: what an expression may read.</summary>
    public byte[] Bytes(string relativePath)
    {
        var file = new FileInfo(Resolve(relativePath));
        if (file.Length > RecipeReader.MaxTextBytes)
            throw new RecipePathException($"'{relativePath}' is larger than {RecipeReader.MaxTextBytes >> 20} MB.");
        return File.ReadAllBytes(file.FullName);
    }

    public string Text(string relativePath)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(relativePath)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private string Resolve(string relativePath)
    {
        var normal = relativePath.Replace('\\', '/');
        var steps = normal.Split('/');
        if (normal.Length == 0 || normal.Contains('\0') || normal.Contains(':') || Path.IsPathRooted(normal) || steps.Any(step => step is ".." or ""))
            throw new RecipePathException($"'{relativePath}' does not stay in the recipe's folder. Name a file in that folder, relative and without '..'.");
        var full = FullPath;
        foreach (var step in steps)
        {
            full = Path.Combine(full, step);
            if (new FileInfo(full).LinkTarget is not null)
                throw new RecipePathException($"'{relativePath}' goes through a link. Put the file itself into the recipe's folder.");
        }
        return File.Exists(full) ? full : throw new RecipePathException($"There is no file '{relativePath}' in the recipe's folder.");
    }
}
