using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.MediaProfiles;

/// <summary>What is wrong with the values of a media profile: a size, how a picture is fitted into it, and how it is written.</summary>
internal static class MediaProfileCheck
{
    private const int LargestSide = 100_000;

    public static EntryProblem? Find(JsonElement profile)
    {
        if (profile.ValueKind is not JsonValueKind.Object)
            return new EntryProblem("", "A media profile is a JSON object.", """Write { "Width": 800, "Height": 600, "Mode": 2 }.""");
        return Number(profile, "Width", LargestSide) ?? Number(profile, "Height", LargestSide) ?? Number(profile, "Quality", 100) ?? Choice(profile, "Mode", MediaProfile.Modes) ?? Choice(profile, "Format", MediaProfile.Formats) ?? Text(profile, "Hint") ?? Text(profile, "BackgroundColor");
    }

    /// <summary>Why an address that asks for the profile shows the picture as it is, or in its own format; null when it is followed.</summary>
    public static string? KeptBecause(JsonElement profile) => MediaProfile.Read(profile) switch
    {
        { Width: 0, Height: 0 } => "It names neither a width nor a height: an address that asks for it shows the picture as it is.",
        { Format: "Bmp" or "Tga" } read => $"No picture is written as {read.Format} here: it keeps its own format.",
        _ => null,
    };

    private static EntryProblem? Number(JsonElement profile, string name, int most) =>
        LooseValues.IsMissing(profile, name) || LooseValues.Whole(profile, name) is { } number && number >= 0 && number <= most ? null
            : new EntryProblem(name, $"“{Said(profile, name)}” is not a whole number from 0 to {most}.", "Write such a number, or 0 for none.");

    private static EntryProblem? Choice(JsonElement profile, string name, IReadOnlyList<string> choices) =>
        LooseValues.IsMissing(profile, name) || LooseValues.Choice(profile, name, choices) is not null ? null
            : new EntryProblem(name, $"“{Said(profile, name)}” is none of the choices for {name}.", $"Write one of {string.Join(", ", choices)}, or its number from 0.");

    private static EntryProblem? Text(JsonElement profile, string name) =>
        !ContentJson.TryGet(profile, name, out var value) || value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? null : new EntryProblem(name, $"{name} is not a text.", "Write it as \"...\", or null.");

    private static string Said(JsonElement profile, string name) => ContentJson.TryGet(profile, name, out var value) ? ContentJson.AsText(value) ?? value.GetRawText() : "";
}
