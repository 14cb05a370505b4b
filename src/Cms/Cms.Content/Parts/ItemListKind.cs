using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>A part that holds items: blocks, menu entries, terms. Which types may be added is its definition's affair.</summary>
public abstract class ItemListKind : PartKind
{
    /// <summary>The member that holds the items, such as <c>ContentItems</c>.</summary>
    public abstract string List { get; }

    /// <summary>True when a person may add an item of this type here. What an import brought stays either way.</summary>
    public abstract bool Allows(string contentType, PartContext context, JsonElement part);

    /// <summary>The types a person may add here, in the order that the definition names them.</summary>
    public virtual IEnumerable<ContentTypeDefinition> Choices(PartContext context, JsonElement part) =>
        context.Schema.Definitions.Types.Values.Where(type => Allows(type.Name, context, part) && context.Schema.IsEdited(type)).OrderBy(type => type.DisplayName, StringComparer.OrdinalIgnoreCase);

    public override void Bind(FormReader form, JsonObject part, PartContext context) =>
        ContainedItems.Bind(form, part, List, context.Schema, type => Allows(type, context, ContentJson.ToElement(part)), BindBeside);

    public override IEnumerable<ContentItem> Contained(JsonElement part) => ContainedItems.In(part, List);

    /// <summary>What the list keeps on each of its items beside their parts.</summary>
    protected virtual void BindBeside(FormReader form, JsonObject item) { }

    protected static bool HasStereotype(PartContext context, string contentType, IEnumerable<string> stereotypes) =>
        context.Schema.Definitions.Type(contentType)?.Options.Stereotype is { Length: > 0 } stereotype && stereotypes.Contains(stereotype, StringComparer.Ordinal);
}
