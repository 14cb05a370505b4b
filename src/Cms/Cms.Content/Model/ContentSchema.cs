using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Parts;

namespace Cms.Content.Model;

/// <summary>
/// Definitions and kinds together: what an item of a type consists of, and how to walk through it, blocks inside blocks included.
/// Immutable; a change of definitions makes a new one.
/// </summary>
public sealed class ContentSchema(DefinitionSnapshot definitions, Kinds kinds)
{
    public DefinitionSnapshot Definitions => definitions;
    public Kinds Kinds => kinds;

    /// <summary>False for a type that is only kept and shown: nobody is offered a new item of it, because nothing could be entered.</summary>
    public bool IsEdited(ContentTypeDefinition type) => type.Parts.All(part => kinds.Part(part.PartName) is not { IsEdited: false });

    /// <summary>Everything that keeps the item from being saved.</summary>
    public IEnumerable<ContentError> Invalid(ContentItem item, string path = "") => Invalid(Walk(item, path));

    /// <summary>The same for a walk that was taken already; so may every other question that walks.</summary>
    public IEnumerable<ContentError> Invalid(IEnumerable<SchemaVisit> walk) => walk.SelectMany(visit => visit switch
    {
        { Field: { } field } => kinds.Field(field.FieldName)?.Invalid(visit.Json, field).Select(text => new ContentError(visit.Path, $"{field.Label}: {text}")) ?? [],
        { PartKind: { } kind } => kind.Invalid(visit.Json, new PartContext(this, visit.Part, visit.Path)),
        _ => [],
    });

    /// <summary>What the type's definition still asks for before the item may be published: required fields, a title.</summary>
    public IEnumerable<ContentError> Missing(ContentItem item, string path = "") => Missing(Walk(item, path));

    public IEnumerable<ContentError> Missing(IEnumerable<SchemaVisit> walk) => walk.SelectMany(visit => visit switch
    {
        { Field: { } field } => kinds.Field(field.FieldName)?.Missing(visit.Json, field).Select(text => new ContentError(visit.Path, text)) ?? [],
        { PartKind: { } kind } => kind.Missing(visit.Json, new PartContext(this, visit.Part, visit.Path)),
        _ => Enumerable.Empty<ContentError>(),
    });

    /// <summary>
    /// Items this item points at, each with the place that points (<c>Article.Topics</c>; inside a block, the block's own type and field).
    /// Links in rich text count as <c>link</c>.
    /// </summary>
    public IEnumerable<ContentReference> References(ContentItem item) => References(Walk(item, ""));

    public IEnumerable<ContentReference> References(IEnumerable<SchemaVisit> walk) => walk.SelectMany(visit => visit switch
    {
        { Field: { } field } => kinds.Field(field.FieldName)?.References(visit.Json).Select(id => new ContentReference(id, $"{visit.Part.PartName}.{field.Name}")) ?? [],
        { PartKind: { } kind } => kind.References(visit.Json).Select(id => new ContentReference(id, visit.Part.Name)),
        _ => Enumerable.Empty<ContentReference>(),
    }).Distinct();

    /// <summary>The item's own words, in reading order, one part or field a line: what search and word counts see. Referenced items are not included.</summary>
    public string PlainText(ContentItem item)
    {
        var text = new StringBuilder();
        foreach (var visit in Walk(item, ""))
        {
            var words = visit.Field is { } field ? kinds.Field(field.FieldName)?.PlainText(visit.Json, field) : visit.PartKind?.PlainText(visit.Json);
            if (!string.IsNullOrWhiteSpace(words))
                text.AppendLine(words.Trim());
        }
        return text.ToString();
    }

    public string? DisplayText(string contentType, JsonElement content)
    {
        if (definitions.Type(contentType) is not { } type)
            return null;
        foreach (var part in type.Parts)
        {
            if (content.TryGetProperty(part.Name, out var json) && kinds.Part(part.PartName)?.DisplayText(json) is { Length: > 0 } text)
                return text;
        }
        return null;
    }

    /// <summary>The parts of an item of a type: those of its definition, and for a widget that stands by itself also the one that says where.</summary>
    public static IEnumerable<ContentTypePart> PartsOf(ContentTypeDefinition type, bool standsAlone) =>
        standsAlone && type.Options.Stereotype == LayerMetadataKind.Stereotype && !type.Has(LayerMetadataKind.OnItem.PartName) ? type.Parts.Append(LayerMetadataKind.OnItem) : type.Parts;

    /// <summary>Every part, and every field of every part, of an item and of the items inside it, in the type's order.</summary>
    public IEnumerable<SchemaVisit> Walk(ContentItem item, string path)
    {
        if (definitions.Type(item.ContentType) is not { } type)
            yield break;
        foreach (var part in PartsOf(type, standsAlone: path.Length == 0))
        {
            var partPath = path.Length == 0 ? part.Name : $"{path}.{part.Name}";
            var json = item.Part(part.Name) ?? ContentJson.EmptyObject;
            if (kinds.Part(part.PartName) is { } kind)
            {
                yield return new SchemaVisit(item, part, kind, null, json, partPath);
                foreach (var contained in kind.Contained(json))
                    foreach (var visit in Walk(contained, $"{partPath}[{contained.ContentItemId}]"))
                        yield return visit;
                if (kind.ContainedBeside is { } list && item.Part(list) is { } beside)
                    foreach (var contained in ContainedItems.Of(beside))
                        foreach (var visit in Walk(contained, $"{(path.Length == 0 ? list : $"{path}.{list}")}[{contained.ContentItemId}]"))
                            yield return visit;
            }
            foreach (var field in definitions.FieldsOf(part))
            {
                var value = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field.Name, out var fieldJson) ? fieldJson : ContentJson.EmptyObject;
                yield return new SchemaVisit(item, part, null, field, value, $"{partPath}.{field.Name}");
            }
        }
    }

    /// <summary>What a new item of a type starts with: parts and fields whose definitions name a default.</summary>
    public JsonObject Defaults(string contentType)
    {
        var content = new JsonObject();
        foreach (var part in definitions.Type(contentType)?.Parts ?? [])
        {
            var json = new JsonObject();
            foreach (var field in definitions.FieldsOf(part))
            {
                if (kinds.Field(field.FieldName)?.Default(field) is { } value)
                    json[field.Name] = value;
            }
            if (json.Count > 0 || kinds.Part(part.PartName) is not null)
                content[part.Name] = json;
        }
        return content;
    }

    /// <summary>
    /// Writes a form into an item's content, part by part and field by field. What comes back was refused: show it and do not save.
    /// What is wrong with the values themselves is for <see cref="Invalid(ContentItem, string)"/> to say.
    /// </summary>
    public IReadOnlyList<ContentError> Bind(FormReader form, string contentType, JsonObject content)
    {
        if (definitions.Type(contentType) is not { } type)
            return form.Refused;
        foreach (var part in PartsOf(type, standsAlone: form.Path.Length == 0))
        {
            var place = form.At(part.Name);
            var json = content[part.Name] as JsonObject ?? new JsonObject();
            var partKind = kinds.Part(part.PartName);
            partKind?.Bind(place, json, new PartContext(this, part, place.Path));
            foreach (var field in definitions.FieldsOf(part))
            {
                if (kinds.Field(field.FieldName) is not { } kind || field.Options.Editor == ContentPartFieldSettings.ReadOnly)
                    continue;
                var value = json[field.Name] as JsonObject ?? new JsonObject();
                kind.Bind(place.At(field.Name), value, field);
                if (value.Count > 0 && value.Parent is null)
                    json[field.Name] = value;
            }
            if (json.Parent is null && json.Count > 0)
                content[part.Name] = json;
            if (partKind?.ContainedBeside is { } list)
                ContainedItems.Bind(form.At(list), content, list, this, type => type == contentType);
        }
        return form.Refused;
    }
}

/// <summary>One stop of a walk: a part (then <paramref name="PartKind"/> is set) or a field (then <paramref name="Field"/> is).</summary>
public sealed record SchemaVisit(ContentItem Item, ContentTypePart Part, PartKind? PartKind, ContentPartField? Field, JsonElement Json, string Path);

/// <summary>An item that is pointed at, and from where.</summary>
public sealed record ContentReference(string TargetId, string From);
