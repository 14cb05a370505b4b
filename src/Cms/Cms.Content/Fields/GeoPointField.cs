using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>A point on the map in degrees of WGS 84, as Orchard has it: <c>{"Latitude":47.5,"Longitude":8.25}</c>.</summary>
public sealed record GeoPointField : ContentField
{
    [JsonConverter(typeof(LenientNumberConverter))]
    public decimal? Latitude { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public decimal? Longitude { get; init; }
}

public sealed record GeoPointFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
}

/// <summary>Both degrees or none. Text that is no number is kept as typed and refused.</summary>
public sealed class GeoPointFieldKind : FieldKind<GeoPointField, GeoPointFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        foreach (var name in (string[])[nameof(GeoPointField.Latitude), nameof(GeoPointField.Longitude)])
        {
            if (form.Text(name)?.Trim() is not { } typed)
                continue;
            if (!NumericFieldKind.TryRead(typed, out var number))
                field.PutText(name, typed);
            else if (!NumericFieldKind.TryRead(field.TextOf(name), out var before) || before != number)
                field.Put(name, JsonValue.Create(number));
        }
    }

    public override IEnumerable<string> Invalid(JsonElement field, ContentPartField definition)
    {
        var (latitude, longitude) = (ContentJson.GetString(field, nameof(GeoPointField.Latitude)), ContentJson.GetString(field, nameof(GeoPointField.Longitude)));
        if (string.IsNullOrEmpty(latitude) != string.IsNullOrEmpty(longitude))
            yield return "A point has a latitude and a longitude. Enter both, or clear both.";
        if (Problem("latitude", latitude, 90) is { } tooFar)
            yield return tooFar;
        if (Problem("longitude", longitude, 180) is { } tooWide)
            yield return tooWide;
    }

    private static string? Problem(string name, string? text, int most) =>
        string.IsNullOrEmpty(text) || NumericFieldKind.TryRead(text, out var degrees) && Math.Abs(degrees) <= most ? null : $"“{text}” is not a {name}. Write degrees from -{most} to {most}, such as 47.5.";

    protected override bool IsEmpty(GeoPointField value) => value.Latitude is null && value.Longitude is null;

    protected override bool IsRequired(GeoPointFieldSettings settings) => settings.Required;

    protected override string? PlainText(GeoPointField value, ContentPartField definition) => value is { Latitude: { } latitude, Longitude: { } longitude }
        ? $"{Degrees(latitude, "N", "S")}, {Degrees(longitude, "E", "W")}" : null;

    private static string Degrees(decimal degrees, string over, string under) => $"{Math.Abs(degrees).ToString(CultureInfo.InvariantCulture)}° {(degrees < 0 ? under : over)}";
}
