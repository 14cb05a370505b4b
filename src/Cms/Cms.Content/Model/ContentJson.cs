using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Cms.Content.Model;

/// <summary>
/// The one way JSON is read and written. Reading is as liberal as Orchard's (comments, trailing commas, numbers in quotes,
/// names in any case); writing is canonical: members in their own order, numbers as they came, no needless escapes.
/// </summary>
public static class ContentJson
{
    public static readonly JsonDocumentOptions ReadOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 128 };
    public static readonly JsonNodeOptions NodeOptions = new() { PropertyNameCaseInsensitive = false };

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
        Converters = { new ContentItemConverter(), new UtcDateTimeConverter() },
    };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    private const int LargestSpare = 1 << 20;

    public static readonly JsonElement EmptyObject = Parse("{}");

    // A buffer of the thread's own: most JSON that is written here is read again at once or turned into a text.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spare;

    public static JsonElement Parse(string json) => JsonElement.Parse(json, ReadOptions);

    /// <summary>What is written, as an element of its own.</summary>
    public static JsonElement Parse(Action<Utf8JsonWriter> write) => Use(write, Compact, static utf8 => JsonElement.Parse(utf8, ReadOptions));

    public static JsonObject ParseObject(string json) => JsonNode.Parse(json, NodeOptions, ReadOptions)!.AsObject();

    public static JsonObject ToObject(JsonElement element) => JsonObject.Create(element.Clone(), NodeOptions) ?? new JsonObject(NodeOptions);

    public static JsonElement ToElement(JsonNode node) => Parse(writer => node.WriteTo(writer, Options));

    public static byte[] WriteUtf8(JsonNode node) => Use(writer => node.WriteTo(writer, Options), Compact, static utf8 => utf8.ToArray());

    public static string Write(JsonElement element) => Write(element.WriteTo, indented: false);

    public static string Write(JsonNode node, bool indented = false) => Write(writer => node.WriteTo(writer, Options), indented);

    public static string Write(Action<Utf8JsonWriter> write, bool indented) => Use(write, indented ? Indented : Compact, static utf8 => Encoding.UTF8.GetString(utf8));

    private static T Use<T>(Action<Utf8JsonWriter> write, JsonWriterOptions options, Func<ReadOnlySpan<byte>, T> read)
    {
        // Taken out while it is used: what is written may itself be made by writing.
        var buffer = spare ?? new ArrayBufferWriter<byte>(4096);
        spare = null;
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }
        var result = read(buffer.WrittenSpan);
        if (buffer.Capacity > LargestSpare)
            return result;
        buffer.ResetWrittenCount();
        spare = buffer;
        return result;
    }

    /// <summary>A member by name, exact case first, then any case (Orchard binds some keys either way).</summary>
    public static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
            return false;
        if (element.TryGetProperty(name, out value))
            return true;
        foreach (var member in element.EnumerateObject())
        {
            if (!IsNamed(member, name))
                continue;
            value = member.Value;
            return true;
        }
        return false;
    }

    // Without making a text of every name that is passed over; a name with an escape in it is read as a text.
    private static bool IsNamed(JsonProperty member, string name)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\') ? string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase) : Ascii.EqualsIgnoreCase(raw, name);
    }

    public static string? GetString(JsonElement element, string name) =>
        TryGet(element, name, out var value) ? AsText(value) : null;

    public static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    public static bool GetBoolean(JsonElement element, string name) => TryGet(element, name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => bool.TryParse(value.GetString(), out var parsed) && parsed,
        _ => false,
    };
}

/// <summary>Dates of parts and fields: written as Orchard does, to the second, in UTC; read in any form that .NET reads.</summary>
public sealed class UtcDateTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
            ? value
            : throw new JsonException($"'{text}' is not a date. Write it as 2026-01-31T09:00:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
