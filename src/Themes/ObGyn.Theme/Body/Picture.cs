using Cms.Content.Fields;

namespace ObGyn.Theme;

/// <summary>One picture of a media field. <see cref="IsFirst"/>: it stands in the first screen and is not loaded late.</summary>
public sealed record Picture(MediaField Field, int Index)
{
    public bool IsFirst { get; init; }
    public string Alt => Field.AltText(Index);

    /// <summary>Files of the library stand under /media; a path that begins with _content/ is a drawing that came with a theme or module.</summary>
    public string Url
    {
        get
        {
            var path = string.Join('/', Field.Paths[Index].TrimStart('/').Split('/').Select(Uri.EscapeDataString));
            return path.StartsWith("_content/", StringComparison.Ordinal) ? $"~/{path}" : $"~/media/{path}";
        }
    }
}
