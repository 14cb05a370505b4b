using System.Globalization;
using System.Text.Json;

namespace Cms.Content.Model;

/// <summary>Values as Orchard's files have them: a number may stand in quotes, and one of several choices is its number or, in any case, its name.</summary>
public static class LooseValues
{
    /// <summary>Whether a member is not there or says nothing.</summary>
    public static bool IsMissing(JsonElement element, string name) => !ContentJson.TryGet(element, name, out var value) || value.ValueKind is JsonValueKind.Null || value.ValueKind is JsonValueKind.String && value.GetString()!.Length == 0;

    /// <summary>A whole number, or null when the member is missing or something else.</summary>
    public static int? Whole(JsonElement element, string name) =>
        ContentJson.TryGet(element, name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(ContentJson.AsText(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number : null;

    /// <summary>The place of the choice in <paramref name="names"/>, or null when the member is missing or none of them.</summary>
    public static int? Choice(JsonElement element, string name, IReadOnlyList<string> names)
    {
        if (Whole(element, name) is { } number)
            return number >= 0 && number < names.Count ? number : null;
        var text = ContentJson.GetString(element, name);
        for (var at = 0; at < names.Count; at++)
        {
            if (names[at].Equals(text, StringComparison.OrdinalIgnoreCase))
                return at;
        }
        return null;
    }

    /// <summary>The class that <c>$type</c> names, without namespace and assembly; empty when it names none.</summary>
    public static string ClassOf(JsonElement element) => ContentJson.GetString(element, "$type")?.Split(',')[0].Trim().Split('.')[^1] ?? "";
}
