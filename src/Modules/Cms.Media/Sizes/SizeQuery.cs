using System.Globalization;
using Cms.Content.MediaProfiles;
using Cms.Content.Storage;
using Cms.Media.Renderer;
using Microsoft.AspNetCore.Http;

namespace Cms.Media.Sizes;

/// <summary>
/// The size that an address asks for, in Orchard's words: <c>?profile=banner</c>, or <c>?width=480&amp;height=240&amp;rmode=crop&amp;format=webp&amp;rxy=0.5,0.2</c>.
/// Anybody can write an address, so sides come from a short list and the focus in tenths: what can be asked for is limited.
/// </summary>
internal static class SizeQuery
{
    /// <summary>The sides, in pixels, that Orchard makes without asking for a signed address.</summary>
    public static readonly IReadOnlyList<int> Sides = [16, 32, 50, 100, 160, 240, 480, 600, 1024, 2048];

    /// <summary>The order, or null when the picture is wanted as it is: nothing is asked, or nothing that is known.</summary>
    public static async Task<RenderOrder?> ReadAsync(IQueryCollection query, SiteDocuments documents)
    {
        var focus = Focus(query["rxy"]);
        if (query["profile"].ToString() is { Length: > 0 } name)
        {
            if (await documents.FindAsync(SiteDocuments.MediaProfiles, name) is not { } json)
                return null;
            var profile = MediaProfile.Read(json);
            return Order(Math.Min(profile.Width, RenderOrder.LargestSide), Math.Min(profile.Height, RenderOrder.LargestSide), Choice<FitMode>(profile.Mode), Format(profile.Format), profile.Quality, profile.Background, focus);
        }
        return Order(Side(query["width"]), Side(query["height"]), Choice<FitMode>(query["rmode"]), Format(query["format"]), 0, null, focus);
    }

    private static RenderOrder? Order(int width, int height, FitMode mode, PictureFormat format, int quality, string? background, (double X, double Y) focus)
    {
        // What cannot be written stays what it is.
        format = format is PictureFormat.Bmp or PictureFormat.Tga ? PictureFormat.Undefined : format;
        return width == 0 && height == 0 ? null : new RenderOrder(width, height, mode, format, quality, background, focus.X, focus.Y);
    }

    private static int Side(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && Sides.Contains(side) ? side : 0;

    private static PictureFormat Format(string? text) => string.Equals(text, "jpeg", StringComparison.OrdinalIgnoreCase) ? PictureFormat.Jpg : Choice<PictureFormat>(text);

    private static T Choice<T>(string? text) where T : struct, Enum => text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var choice) ? choice : default;

    private static (double X, double Y) Focus(string? text)
    {
        var numbers = text?.Split(',') ?? [];
        return numbers.Length == 2 && Tenth(numbers[0]) is { } x && Tenth(numbers[1]) is { } y ? (x, y) : (0.5, 0.5);
    }

    private static double? Tenth(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 ? Math.Round(number, 1) : null;
}
