using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>
/// A phone number that is not typed but kept elsewhere, so that one edit changes it everywhere: <c>contact:main</c> is a named contact of the site's settings,
/// <c>place:ITEM</c> the first number of an item that has phones, <c>place:ITEM/PHONE</c> one of them. Whoever shows it asks the content view for the number.
/// </summary>
public static partial class PhoneReference
{
    private const string Place = "place:";

    /// <summary>The name in <c>contact:NAME</c> (lower-case letters, digits, hyphens), or null.</summary>
    public static string? ContactOf(string? text) => text is not null && Contact().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The item of <c>place:ITEM</c> and its phone's own id, null where none is named; null for any other text.</summary>
    public static (string ItemId, string? PhoneId)? PlaceOf(string? text)
    {
        if (text is null || !text.StartsWith(Place, StringComparison.Ordinal))
            return null;
        var ids = text[Place.Length..].Split('/', 2);
        return ids.All(ContentIds.IsValid) ? (ids[0], ids.ElementAtOrDefault(1)) : null;
    }

    public static string ToContact(string name) => $"contact:{name}";

    public static string ToPlace(string itemId, string phoneId) => $"{Place}{itemId}/{phoneId}";

    public static bool Is(string? text) => ContactOf(text) is not null || PlaceOf(text) is not null;

    [GeneratedRegex("^contact:([a-z0-9][a-z0-9-]{0,49})$", RegexOptions.CultureInvariant)]
    private static partial Regex Contact();
}
