using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>On a part record whose name is a content type's: what the type is called and which parts it carries besides its own fields.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContentTypeAttribute(string displayName) : Attribute
{
    public string DisplayName => displayName;
    public string Description { get; init; } = "";
    /// <summary>"Widget" for a block; empty for a page.</summary>
    public string Stereotype { get; init; } = "";
}

/// <summary>On a part record that types of other modules and recipes may carry.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AttachablePartAttribute(string displayName) : Attribute
{
    public string DisplayName => displayName;
    public string Description { get; init; } = "";
}

/// <summary>A part carried by the type, in the order of <see cref="Position"/>. <see cref="Settings"/> is the part's own settings as JSON, named bags.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CarriesAttribute(string partName, int position) : Attribute
{
    public string PartName => partName;
    public int Position => position;
    /// <summary>The part's own name on this type when it is not the part's: a second bag.</summary>
    public string Name { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string Description { get; init; } = "";
    public string Settings { get; init; } = "{}";
    /// <summary>The group of the editor that the part is shown in; empty: the kernel's own group of that part, or the first screen.</summary>
    public string Group { get; init; } = "";
}

/// <summary>Where the record's own fields stand among the type's parts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnFieldsAtAttribute(int position) : Attribute
{
    public int Position => position;
}

/// <summary>On a property of a part record: the field of the same name. The property's type is the field's kind.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string label) : Attribute
{
    public string Label => label;
    public string Hint { get; init; } = "";
    public bool Required { get; init; }
    /// <summary>Orchard's editor name: TextArea, PredefinedList, Wysiwyg.</summary>
    public string Editor { get; init; } = "";
    /// <summary>For a predefined list: "value=Words to show" each.</summary>
    public string[] Options { get; init; } = [];
    /// <summary>The name of another field of the record whose options these are too.</summary>
    public string OptionsOf { get; init; } = "";
    /// <summary>The value that a new item starts with.</summary>
    public string Default { get; init; } = "";
    /// <summary>The search index leaves its words out.</summary>
    public bool Internal { get; init; }
    /// <summary>For a picker: the content types to choose from.</summary>
    public string[] Picks { get; init; } = [];
    public bool Multiple { get; init; } = true;
    /// <summary>The longest text, in characters that a reader sees; 0 is no limit of its own.</summary>
    public int MaxLength { get; init; }
    /// <summary>For a picker: how many may be chosen; 0 is no limit.</summary>
    public int MaxItems { get; init; }
    /// <summary>Another field holds this now: it is offered only where an item still has a value in it.</summary>
    public bool Retired { get; init; }
    /// <summary>The group of the editor that the field is shown in.</summary>
    public string Group { get; init; } = "";
}

/// <summary>Orchard definition records from annotated part records, so that a field is written once.</summary>
public static class TypedDefinitions
{
    /// <summary>The definitions of a set of records as one Orchard ContentDefinition step.</summary>
    public static JsonObject Step(params IEnumerable<Type> records)
    {
        var types = new JsonArray();
        var parts = new JsonArray();
        foreach (var record in records)
        {
            parts.Add(Part(record));
            if (record.GetCustomAttribute<ContentTypeAttribute>() is { } type)
                types.Add(TypeRecord(record, type));
        }
        return new JsonObject { ["name"] = "ContentDefinition", ["ContentTypes"] = types, ["ContentParts"] = parts };
    }

    /// <summary>Every part and field that code relies on: it cannot be removed or given another kind, its label and settings stay free.</summary>
    public static IEnumerable<(string Part, string Field, string FieldName)> Managed(Type record) =>
        Fields(record).Select(field => (record.Name, field.Property.Name, field.Property.PropertyType.Name));

    private static JsonObject TypeRecord(Type record, ContentTypeAttribute type)
    {
        var isPage = type.Stereotype.Length == 0;
        var carried = record.GetCustomAttributes<CarriesAttribute>()
            .Select(part => (part.Position, Json: Carried(part)))
            .Append((Position: record.GetCustomAttribute<OwnFieldsAtAttribute>()?.Position ?? 50, Json: new JsonObject
            {
                ["PartName"] = record.Name,
                ["Name"] = record.Name,
                ["Settings"] = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = (record.GetCustomAttribute<OwnFieldsAtAttribute>()?.Position ?? 50).ToString() } },
            }));
        var options = new JsonObject { ["Creatable"] = isPage, ["Listable"] = isPage, ["Draftable"] = isPage, ["Versionable"] = isPage, ["Securable"] = isPage };
        if (!isPage)
            options["Stereotype"] = type.Stereotype;
        if (type.Description.Length > 0)
            options["Description"] = type.Description;
        return new JsonObject
        {
            ["Name"] = record.Name,
            ["DisplayName"] = type.DisplayName,
            ["Settings"] = new JsonObject { ["ContentTypeSettings"] = options },
            ["ContentTypePartDefinitionRecords"] = new JsonArray([.. carried.OrderBy(part => part.Position).Select(part => (JsonNode)part.Json)]),
        };
    }

    private static JsonObject Carried(CarriesAttribute part)
    {
        var settings = JsonNode.Parse(part.Settings)!.AsObject();
        var own = new JsonObject { ["Position"] = part.Position.ToString() };
        if (part.DisplayName.Length > 0)
            own["DisplayName"] = part.DisplayName;
        if (part.Description.Length > 0)
            own["Description"] = part.Description;
        settings["ContentTypePartSettings"] = own;
        if (part.Group.Length > 0)
            settings["EditorGroupSettings"] = new JsonObject { ["Group"] = part.Group };
        return new JsonObject { ["PartName"] = part.PartName, ["Name"] = part.Name.Length > 0 ? part.Name : part.PartName, ["Settings"] = settings };
    }

    private static JsonObject Part(Type record)
    {
        var settings = new JsonObject();
        if (record.GetCustomAttribute<AttachablePartAttribute>() is { } attachable)
            settings["ContentPartSettings"] = new JsonObject { ["Attachable"] = true, ["DisplayName"] = attachable.DisplayName, ["Description"] = attachable.Description };
        return new JsonObject
        {
            ["Name"] = record.Name,
            ["Settings"] = settings,
            ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. Fields(record).Select((field, index) => (JsonNode)Field(field.Property, field.Field, index))]),
        };
    }

    private static IEnumerable<(PropertyInfo Property, FieldAttribute Field)> Fields(Type record) =>
        record.GetProperties().Where(property => property.GetCustomAttribute<FieldAttribute>() is not null).Select(property => (property, property.GetCustomAttribute<FieldAttribute>()!));

    private static JsonObject Field(PropertyInfo property, FieldAttribute field, int index)
    {
        var kind = property.PropertyType.Name;
        var common = new JsonObject { ["DisplayName"] = field.Label, ["Position"] = index.ToString() };
        if (field.Editor.Length > 0)
            common["Editor"] = field.Editor;
        var own = new JsonObject();
        if (field.Hint.Length > 0)
            own["Hint"] = field.Hint;
        if (field.Required)
            own["Required"] = true;
        if (field.Default.Length > 0)
            own["DefaultValue"] = field.Default;
        if (field.Picks.Length > 0)
            own["DisplayedContentTypes"] = JsonSerializer.SerializeToNode(field.Picks);
        if (field.MaxLength > 0)
            own["MaxLength"] = field.MaxLength;
        if (field.MaxItems > 0)
            own["MaxItems"] = field.MaxItems;
        if (kind is "ContentPickerField" or "MediaField")
            own["Multiple"] = field.Multiple;
        var settings = new JsonObject { ["ContentPartFieldSettings"] = common, [$"{kind}Settings"] = own };
        if (OptionsOf(property, field) is { Length: > 0 } options)
            AddOptions(settings, own, kind, options);
        if (field.Internal)
            settings["SearchIndexSettings"] = new JsonObject { ["Internal"] = true };
        if (field.Group.Length > 0 || field.Retired)
            settings["EditorGroupSettings"] = new JsonObject { ["Group"] = field.Retired ? "Older entries" : field.Group, ["OnlyWithValue"] = field.Retired };
        return new JsonObject { ["FieldName"] = kind, ["Name"] = property.Name, ["Settings"] = settings };
    }

    private static string[] OptionsOf(PropertyInfo property, FieldAttribute field) =>
        field.OptionsOf.Length > 0 ? property.DeclaringType!.GetProperty(field.OptionsOf)!.GetCustomAttribute<FieldAttribute>()!.Options : field.Options;

    private static void AddOptions(JsonObject settings, JsonObject own, string kind, string[] options)
    {
        var list = new JsonArray([.. options.Select(option => option.Split('=', 2)).Select(option => (JsonNode)new JsonObject { ["name"] = option[^1], ["value"] = option[0] })]);
        if (kind == "MultiTextField")
            own["Options"] = list;
        else
            settings["TextFieldPredefinedListEditorSettings"] = new JsonObject { ["Options"] = list, ["Editor"] = 1 };
    }
}
