using Cms.Content.Fields;

namespace ObGyn.Theme;

/// <summary>One picture of a media field. <see cref="IsFirst"/>: it stands in the first screen and is not loaded late.</summary>
public sealed record Picture(MediaField Field, int Index)
{
    public bool IsFirst { get; init; }
    public string Alt => Field.AltText(Index);

    public string Path => Field.Paths[Index].TrimStart('/');

    /// <summary>A drawing that came with a theme or module, not with the library.</summary>
    public bool IsBuiltIn => Path.StartsWith("_content/", StringComparison.Ordinal);

    /// <summary>In pixels, for the sharpest screens: it is fetched no wider.</summary>
    public int Width { get; init; } = 1024;
}
