using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.MediaProfiles;

/// <summary>
/// A size of pictures by name (recipe step <c>MediaProfiles</c>). Sides are pixels, 0 follows from the other; <paramref name="Mode"/> and <paramref name="Format"/> are Orchard's names
/// (of <see cref="Modes"/>, <see cref="Formats"/>); <paramref name="Quality"/> is 0 to 100, 0 the usual; <paramref name="Background"/> is six hex digits or null.
/// </summary>
public sealed record MediaProfile(int Width, int Height, string Mode, string Format, int Quality, string? Background)
{
    /// <summary>By their numbers in Orchard.</summary>
    public static readonly IReadOnlyList<string> Modes = ["Undefined", "Max", "Crop", "Pad", "BoxPad", "Min", "Stretch"];

    /// <summary>By their numbers in Orchard.</summary>
    public static readonly IReadOnlyList<string> Formats = ["Undefined", "Bmp", "Gif", "Jpg", "Png", "Tga", "WebP"];

    /// <summary>What can be read of a profile; what cannot counts as not said.</summary>
    public static MediaProfile Read(JsonElement profile) => new(
        Math.Max(0, LooseValues.Whole(profile, nameof(Width)) ?? 0), Math.Max(0, LooseValues.Whole(profile, nameof(Height)) ?? 0),
        Modes[LooseValues.Choice(profile, nameof(Mode), Modes) ?? 0], Formats[LooseValues.Choice(profile, nameof(Format), Formats) ?? 0],
        LooseValues.Whole(profile, nameof(Quality)) is { } quality ? Math.Clamp(quality, 0, 100) : 0, Color(ContentJson.GetString(profile, "BackgroundColor")));

    private static string? Color(string? written)
    {
        var hex = written?.Trim().TrimStart('#') ?? "";
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(digit => $"{digit}{digit}"));
        return hex.Length == 6 && hex.All(char.IsAsciiHexDigit) ? hex.ToUpperInvariant() : null;
    }
}
