using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>A date that is kept as text when it is none, so that the person who typed it sees it again; reading it then gives null.</summary>
internal sealed class LenientDateConverter : JsonConverter<DateTime?>
{
    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UtcText.Parse(ContentJson.AsText(JsonElement.ParseValue(ref reader)));

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } date)
            writer.WriteStringValue(date.ToUniversalTime().ToString(LocalTime.StoredFormat, CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}

/// <summary>A number that is kept as text when it is none; reading it then gives null.</summary>
internal sealed class LenientNumberConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.TryParse(ContentJson.AsText(JsonElement.ParseValue(ref reader)), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}
