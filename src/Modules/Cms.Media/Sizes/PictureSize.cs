namespace Cms.Media.Sizes;

/// <summary>A size to fetch a picture in: a light file (WebP) of its own shape, never larger than the picture is.</summary>
public sealed record PictureSize
{
    private PictureSize(int width) => Query = $"width={width}&rmode=min&format=webp";

    /// <param name="width">At most so many pixels: one of 16, 32, 50, 100, 160, 240, 480, 600, 1024, 2048.</param>
    public static PictureSize UpTo(int width) => SizeQuery.Sides.Contains(width)
        ? new(width)
        : throw new ArgumentOutOfRangeException(nameof(width), width, $"No address asks for it. Take one of {string.Join(", ", SizeQuery.Sides)}.");

    internal string Query { get; }
}
