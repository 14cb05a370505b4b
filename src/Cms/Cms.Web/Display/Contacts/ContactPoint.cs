using Cms.Content.Model;

namespace Cms.Web.Display.Contacts;

/// <summary>A number as visitors read it, what it is for, and when someone answers.</summary>
public sealed record ContactPoint(string Number, string? Purpose, IReadOnlyList<string> Hours)
{
    /// <summary>The number as a link dials it.</summary>
    public string Href => PhoneLinks.Dial(Number);

    /// <summary>A typed number, or null for none.</summary>
    public static ContactPoint? Typed(string? number) => string.IsNullOrWhiteSpace(number) ? null : new ContactPoint(number.Trim(), null, []);

    /// <summary>An entry with the fields <c>Number</c>, <c>Purpose</c> and <c>Hours</c> (a text, one a line); null without a number.</summary>
    public static ContactPoint? Of(ContentItem entry) => Text(entry, "Number") is { } number
        ? new ContactPoint(number, Text(entry, "Purpose"), Text(entry, "Hours")?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        : null;

    internal static string? Text(ContentItem entry, string field) =>
        entry.Field(entry.ContentType, field) is { } json && ContentJson.GetString(json, "Text")?.Trim() is { Length: > 0 } text ? text : null;
}
