using System.Text;

namespace Cms.Content.Recipes;

/// <summary>A path leaves the recipe's folder, or names nothing in it: what is wrong, and how to mend it.</summary>
public sealed class RecipePathException(string what, string mend) : Exception($"{what} {mend}")
{
    public string What => what;
    public string Mend => mend;
}

/// <summary>
/// The folder a recipe stands in. Paths in the recipe are relative to it, with forward slashes. None may leave <paramref name="root"/>, which is this folder
/// unless somebody names a folder above it (an Orchard module's, whose recipes name <c>../wwwroot/...</c>): no absolute path, no link on the way.
/// Throws an <see cref="ArgumentException"/> when the root does not hold the folder.
/// </summary>
public sealed class RecipeFolder(string path, string? root = null)
{
    private readonly string rootPath = RootOf(path, root);

    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The folder that files may come from.</summary>
    public string RootPath => rootPath;

    /// <summary>Whether a folder is the root or stands below it.</summary>
    public static bool IsWithin(string path, string root)
    {
        var way = Path.GetRelativePath(root, path);
        return way != ".." && !way.StartsWith("../", StringComparison.Ordinal) && !way.StartsWith("..\\", StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }

    public Stream Open(string relativePath) => new FileStream(Resolve(relativePath), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>A whole file, at most <see cref="RecipeReader.MaxTextBytes"/> bytes: what an expression may read.</summary>
    public byte[] Bytes(string relativePath)
    {
        var file = new FileInfo(Resolve(relativePath));
        if (file.Length > RecipeReader.MaxTextBytes)
            throw new RecipePathException($"'{relativePath}' is larger than {RecipeReader.MaxTextBytes >> 20} MB.", "Bring large files with a media step.");
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
        if (normal.Length == 0 || normal.Contains('\0') || normal.Contains(':') || Path.IsPathRooted(normal) || steps.Contains(""))
            throw new RecipePathException($"'{relativePath}' does not stay in the recipe's folder.", "Name a file in that folder, relative and without '..'.");
        // Each step is looked at as it is taken, so that nothing outside the root is ever touched, not even on the way back in.
        var full = FullPath;
        foreach (var step in steps)
        {
            full = Path.GetFullPath(Path.Combine(full, step));
            if (!IsWithin(full, rootPath))
                throw Leaves(relativePath);
            if (new FileInfo(full).LinkTarget is not null)
                throw new RecipePathException($"'{relativePath}' goes through a link.", "Put the file itself into the recipe's folder.");
        }
        return File.Exists(full) ? full : throw new RecipePathException($"There is no file '{relativePath}' in the recipe's folder.", "Put it there, or correct the path.");
    }

    private RecipePathException Leaves(string relativePath) => rootPath == FullPath
        ? new($"'{relativePath}' does not stay in the recipe's folder.", "Name a file in that folder, or import with --files and the folder that holds both the recipe and its files.")
        : new($"'{relativePath}' does not stay in {rootPath}.", "Name a file in that folder.");

    private static string RootOf(string path, string? root)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root ?? path));
        return IsWithin(Path.GetFullPath(path), full) ? full : throw new ArgumentException($"The recipe's folder {Path.GetFullPath(path)} is not in {full}.", nameof(root));
    }
}
