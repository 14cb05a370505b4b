namespace Cms.Content.Fields;

/// <summary>Paths in the media library: <c>people/team.jpg</c>, without a leading slash, never out of the library.</summary>
public static class MediaPaths
{
    public const int MaxLength = 500;
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"];

    /// <summary>A path as people copy it from the address bar, brought to the library's form.</summary>
    public static string Tidy(string typed)
    {
        var path = typed.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["~/", "/", "media/"])
            path = path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? path[prefix.Length..] : path;
        return path;
    }

    /// <summary>The library's path of a stored one: files of Orchard may have a slash before it, and keep it.</summary>
    public static string InLibrary(string stored) => stored.StartsWith('/') ? stored[1..] : stored;

    /// <summary>A path as an address writes it, within whatever folder it is served from.</summary>
    public static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    public static string? Problem(string? path) => path switch
    {
        null or "" => "The file's path is empty.",
        { Length: > MaxLength } => $"The file's path is longer than {MaxLength} characters.",
        _ when path.Any(char.IsControl) || path.IndexOfAny(['\\', ':', '*', '?', '"', '<', '>', '|', '#']) >= 0 => $"“{path}” has a character that no file of the library has. Choose the file from the library.",
        _ when path.Split('/').Any(step => step is "" or "." or "..") => $"“{path}” does not stay inside the library. Choose the file from the library.",
        _ => null,
    };

    public static bool IsPicture(string path) => Pictures.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
