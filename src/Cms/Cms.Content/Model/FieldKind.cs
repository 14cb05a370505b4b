using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>
/// What the program knows about one kind of field: its JSON shape, what a form sends, what is wrong with a value,
/// which words of it are searchable, and which other items it points at. One kind, one file in <c>Fields/</c>.
/// </summary>
public abstract class FieldKind
{
    /// <summary>Orchard's field name, such as <c>TextField</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Writes what a form sent into the field's JSON. Members this kind does not know stay.</summary>
    public abstract void Bind(FormReader form, JsonObject field, ContentPartField definition);

    /// <summary>What keeps the value from being saved, in words for the person who typed it. Missing required values are asked for at publication only.</summary>
    public virtual IEnumerable<string> Invalid(JsonElement field, ContentPartField definition) => [];

    public abstract bool IsEmpty(JsonElement field);

    public virtual bool IsRequired(ContentPartField definition) => false;

    /// <summary>What keeps the value from being published only, as whole sentences. The rule is: a required value must be there.</summary>
    public virtual IEnumerable<string> Missing(JsonElement field, ContentPartField definition) =>
        IsRequired(definition) && IsEmpty(field) ? [$"{definition.Label} is missing."] : [];

    /// <summary>The field's own words, for search and word counts; null when it has none (a code from a list, a color).</summary>
    public virtual string? PlainText(JsonElement field, ContentPartField definition) => null;

    /// <summary>The value as a person reads it, also where search does not: a choice of a list, yes or no.</summary>
    public virtual string Words(JsonElement field, ContentPartField definition) => PlainText(field, definition) ?? JsonWords.Of(field);

    /// <summary>
    /// Two values that were written at the same time, one after the other, mine first: texts under each other, lists united.
    /// Null where a value is either the one or the other.
    /// </summary>
    public virtual JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) => null;

    public virtual IEnumerable<string> References(JsonElement field) => [];

    /// <summary>The value a new item starts with, or null.</summary>
    public virtual JsonObject? Default(ContentPartField definition) => null;
}

/// <summary>
/// A kind with typed value and settings; the base most kinds use. A stored value that does not have the kind's shape reads as empty
/// and is reported as invalid; it is never thrown away unasked.
/// </summary>
public abstract class FieldKind<TField, TSettings> : FieldKind
    where TField : ContentField, new()
    where TSettings : class, new()
{
    private static readonly TField Empty = new();

    public sealed override string Name => typeof(TField).Name;

    protected static TField Read(JsonElement field) => TryRead(field) ?? Empty;

    private static TField? TryRead(JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.Object)
            return field.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? Empty : null;
        // Most fields of most items are not filled in.
        if (field.GetPropertyCount() == 0)
            return Empty;
        try
        {
            return field.Deserialize<TField>(ContentJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    protected static TSettings SettingsOf(ContentPartField definition) => definition.Settings.Get<TSettings>();

    public override IEnumerable<string> Invalid(JsonElement field, ContentPartField definition) =>
        TryRead(field) is { } value ? Invalid(value, definition) : ["What is stored here cannot be read. Enter it again."];

    public sealed override IEnumerable<string> Missing(JsonElement field, ContentPartField definition) =>
        [.. base.Missing(field, definition), .. Missing(Read(field), definition)];

    public sealed override bool IsEmpty(JsonElement field) => IsEmpty(Read(field));
    public sealed override bool IsRequired(ContentPartField definition) => IsRequired(SettingsOf(definition));
    public sealed override string? PlainText(JsonElement field, ContentPartField definition) => PlainText(Read(field), definition);
    public sealed override JsonObject? Default(ContentPartField definition) => Default(SettingsOf(definition), definition);

    protected abstract bool IsEmpty(TField value);
    protected virtual IEnumerable<string> Invalid(TField value, ContentPartField definition) => [];

    /// <summary>What a publication asks for beyond a required value.</summary>
    protected virtual IEnumerable<string> Missing(TField value, ContentPartField definition) => [];
    protected virtual bool IsRequired(TSettings settings) => false;
    protected virtual string? PlainText(TField value, ContentPartField definition) => null;
    protected virtual JsonObject? Default(TSettings settings, ContentPartField definition) => null;
}
