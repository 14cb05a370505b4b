using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>A kind with a typed record on top of the part's JSON. JSON of another shape reads as an empty part and is reported, never thrown away.</summary>
public abstract class PartKind<TPart> : PartKind where TPart : ContentPart, new()
{
    private static readonly TPart Empty = new();

    public sealed override string Name => typeof(TPart).Name;

    protected static TPart Read(JsonElement part) => TryRead(part) ?? Empty;

    public sealed override IEnumerable<ContentError> Invalid(JsonElement part, PartContext context) => TryRead(part) is { } value
        ? Invalid(value, context)
        : [new ContentError(context.Path, "What is stored here cannot be read. Enter it again.")];

    public sealed override IEnumerable<ContentError> Missing(JsonElement part, PartContext context) => Missing(Read(part), context);

    protected virtual IEnumerable<ContentError> Invalid(TPart value, PartContext context) => [];
    protected virtual IEnumerable<ContentError> Missing(TPart value, PartContext context) => [];

    protected static TSettings SettingsOf<TSettings>(PartContext context) where TSettings : class, new() => context.Definition.Settings.Get<TSettings>();

    private static TPart? TryRead(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object)
            return part.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? Empty : null;
        if (part.GetPropertyCount() == 0)
            return Empty;
        try
        {
            return part.Deserialize<TPart>(ContentJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
