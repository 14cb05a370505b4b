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

    /// <summary>The field's own words, for search and word counts; null when it has none.</summary>
    public virtual string? PlainText(JsonElement field) => null;

    public virtual IEnumerable<string> References(JsonElement field) => [];

    /// <summary>The value a new item starts with, or null.</summary>
    public virtual JsonObject? Default(ContentPartField definition) => null;
}

/// <summary>A kind with typed value and settings; the base most kinds use.</summary>
public abstract class FieldKind<TField, TSettings> : FieldKind
    where TField : ContentField, new()
    where TSettings : class, new()
{
    public sealed override string Name => typeof(TField).Name;

    protected static TField Read(JsonElement field) => field.ValueKind == JsonValueKind.Object ? field.Deserialize<TField>(ContentJson.Options) ?? new TField() : new TField();

    public sealed override void Bind(FormReader form, JsonObject field, ContentPartField definition) => Bind(form, field, definition.Settings.Get<TSettings>());
    public sealed override IEnumerable<string> Invalid(JsonElement field, ContentPartField definition) => Invalid(Read(field), definition.Settings.Get<TSettings>());
    public sealed override bool IsEmpty(JsonElement field) => IsEmpty(Read(field));
    public sealed override bool IsRequired(ContentPartField definition) => IsRequired(definition.Settings.Get<TSettings>());
    public sealed override string? PlainText(JsonElement field) => PlainText(Read(field));
    public sealed override IEnumerable<string> References(JsonElement field) => References(Read(field));
    public sealed override JsonObject? Default(ContentPartField definition) => Default(definition.Settings.Get<TSettings>());

    protected abstract void Bind(FormReader form, JsonObject field, TSettings settings);
    protected abstract bool IsEmpty(TField value);
    protected virtual IEnumerable<string> Invalid(TField value, TSettings settings) => [];
    protected virtual bool IsRequired(TSettings settings) => false;
    protected virtual string? PlainText(TField value) => null;
    protected virtual IEnumerable<string> References(TField value) => [];
    protected virtual JsonObject? Default(TSettings settings) => null;
}
