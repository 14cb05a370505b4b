using System.Text.Json;

namespace Cms.Content.Recipes;

/// <summary>
/// Which texts are expressions: <c>[js: ...]</c> and <c>[file:...]</c>. Everything else in brackets (<c>[image]</c>, <c>[locale en]</c>, <c>[Note: closed]</c>) is text.
/// A text that only looks like an expression is written with one more pair of brackets, <c>[[js: ...]]</c>: neither Orchard nor this program evaluates that,
/// and Orchard's shortcodes show double brackets as single ones. Reading takes the extra pair off again.
/// </summary>
public static class ExpressionText
{
    public static bool IsExpression(string text) => text.StartsWith("[js:", StringComparison.Ordinal) && text.EndsWith(']')
        || text.StartsWith("[file:", StringComparison.Ordinal) && text.EndsWith(']');

    /// <summary>Whether reading or writing must look at the text: an expression in any number of brackets.</summary>
    public static bool LooksLikeOne(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return false;
        var inner = text.AsSpan().TrimStart('[');
        return inner.StartsWith("js:") || inner.StartsWith("file:");
    }

    public static string Escape(string text) => LooksLikeOne(text) ? $"[{text}]" : text;

    public static string Unescape(string text) => LooksLikeOne(text) && text.StartsWith("[[", StringComparison.Ordinal) && text.EndsWith("]]", StringComparison.Ordinal) ? text[1..^1] : text;

    /// <summary>Writes JSON with every text that looks like an expression escaped; keys are left alone, as Orchard does.</summary>
    public static void WriteEscaped(Utf8JsonWriter writer, JsonElement json)
    {
        if (MayHold(json))
            Rewrite(writer, json, Escape);
        else
            json.WriteTo(writer);
    }

    /// <summary>False when no text inside can be an expression: then the JSON need not be rewritten.</summary>
    public static bool MayHold(JsonElement json)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String))
            return false;
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json);
        // Any of the letters may be written as \u00..; the bracket then is too (\u005b), or it stands behind the quote.
        return raw.IndexOf("[js:"u8) >= 0 || raw.IndexOf("[file:"u8) >= 0 || raw.IndexOf("\\u005"u8) >= 0 || raw.IndexOf("\\u00"u8) >= 0 && raw.IndexOf("\"["u8) >= 0;
    }

    private static void Rewrite(Utf8JsonWriter writer, JsonElement json, Func<string, string> change)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Rewrite(writer, member.Value, change);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in json.EnumerateArray())
                    Rewrite(writer, entry, change);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(change(json.GetString()!));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
