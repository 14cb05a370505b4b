using System.Globalization;

namespace Cms.Media.Renderer;

/// <summary>How a picture is fitted into a size, by Orchard's names.</summary>
public enum FitMode
{
    /// <summary>As <see cref="Crop"/>.</summary>
    Undefined,
    /// <summary>As large as fits within, keeping its shape.</summary>
    Max,
    /// <summary>Fills the size; what stands over is cut off around the focus.</summary>
    Crop,
    /// <summary>As <see cref="Max"/>, with margins up to the size.</summary>
    Pad,
    /// <summary>As <see cref="Pad"/>, but a smaller picture is not made larger.</summary>
    BoxPad,
    /// <summary>As small as still fills the size, keeping its shape; never made larger.</summary>
    Min,
    /// <summary>Exactly the size, whatever its shape.</summary>
    Stretch,
}

/// <summary>What a picture is written as, by Orchard's names. Not all can be written.</summary>
public enum PictureFormat
{
    /// <summary>What it is.</summary>
    Undefined,
    Bmp,
    Gif,
    Jpg,
    Png,
    Tga,
    WebP,
}

/// <summary>
/// A size of a picture. <paramref name="Width"/> and <paramref name="Height"/> are pixels; 0 follows from the other. <paramref name="Quality"/> is 1 to 100, 0 the usual.
/// <paramref name="Background"/> is red, green and blue of the margins as six hex digits; null leaves them clear where the format can.
/// <paramref name="FocusX"/> and <paramref name="FocusY"/> are what a cut keeps in its middle: 0 to 1 from the left and the top.
/// </summary>
public sealed record RenderOrder(int Width, int Height, FitMode Mode, PictureFormat Format, int Quality, string? Background, double FocusX = 0.5, double FocusY = 0.5)
{
    /// <summary>No side is longer.</summary>
    public const int LargestSide = 4096;

    /// <summary>The order in words that tell it from every other; also how the program is called, after source and target.</summary>
    public IReadOnlyList<string> Arguments => [Text(Width), Text(Height), Mode.ToString(), Format.ToString(), Text(Quality), Background ?? "-", Text(FocusX), Text(FocusY)];

    /// <exception cref="FormatException">The words are no order.</exception>
    public static RenderOrder Parse(IReadOnlyList<string> arguments) => arguments.Count == 8
        ? new(int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture), Enum.Parse<FitMode>(arguments[2]), Enum.Parse<PictureFormat>(arguments[3]),
            int.Parse(arguments[4], CultureInfo.InvariantCulture), arguments[5] is "-" ? null : arguments[5], double.Parse(arguments[6], CultureInfo.InvariantCulture), double.Parse(arguments[7], CultureInfo.InvariantCulture))
        : throw new FormatException("Eight words make an order.");

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
