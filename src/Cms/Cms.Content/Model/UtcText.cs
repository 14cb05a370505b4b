using System.Globalization;

namespace Cms.Content.Model;

/// <summary>
/// Instants as the store keeps them: UTC text of one width with all seven decimals, so that it sorts as time does and loses nothing
/// (PostgreSQL's own timestamp loses the last digit).
/// </summary>
public static class UtcText
{
    public static string Format(DateTime utc) => utc.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string Format(DateTimeOffset instant) => Format(instant.UtcDateTime);

    public static string? Format(DateTime? utc) => utc is { } value ? Format(value) : null;

    public static DateTime? Parse(string? text) =>
        text is not null && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value) ? value : null;
}
