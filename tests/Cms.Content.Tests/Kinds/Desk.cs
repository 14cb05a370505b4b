using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Tests.Kinds;

/// <summary>What an editor's form does to one field, part or item, without the web: definitions, forms and JSON in a few words.</summary>
internal static class Desk
{
    public static readonly Content.Model.Kinds Kinds = BuiltInKinds.Create();

    public static ContentPartField Field(string kind, string settings = "{}", string? editor = null, string label = "Summary") => new(kind, label.Replace(" ", "", StringComparison.Ordinal),
        Settings(kind + "Settings", settings, ("ContentPartFieldSettings", new JsonObject { ["DisplayName"] = label, ["Editor"] = editor })));

    public static SettingsBag Settings(string name, string json, params (string Name, JsonObject Json)[] more)
    {
        var bag = new JsonObject { [name] = ContentJson.ParseObject(json) };
        foreach (var (key, value) in more)
            bag[key] = value;
        return new SettingsBag(ContentJson.ToElement(bag));
    }

    public static FormReader Form(params (string Name, string Value)[] sent)
    {
        var values = sent.GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Value)]);
        return new FormReader(name => values.GetValueOrDefault(name));
    }

    /// <summary>The field's JSON after a form was bound to it.</summary>
    public static string Bind(ContentPartField definition, string before, params (string Name, string Value)[] sent)
    {
        var json = ContentJson.ParseObject(before);
        Kinds.Field(definition.FieldName)!.Bind(Form(sent), json, definition);
        return ContentJson.Write(json);
    }

    public static IReadOnlyList<string> Refused(ContentPartField definition, string before, params (string Name, string Value)[] sent)
    {
        var form = Form(sent);
        Kinds.Field(definition.FieldName)!.Bind(form, ContentJson.ParseObject(before), definition);
        return [.. form.Refused.Select(error => error.Message)];
    }

    public static IReadOnlyList<string> Invalid(ContentPartField definition, string json) => [.. Kinds.Field(definition.FieldName)!.Invalid(ContentJson.Parse(json), definition)];

    public static IReadOnlyList<string> Missing(ContentPartField definition, string json) => [.. Kinds.Field(definition.FieldName)!.Missing(ContentJson.Parse(json), definition)];

    public static string? PlainText(ContentPartField definition, string json) => Kinds.Field(definition.FieldName)!.PlainText(ContentJson.Parse(json), definition);

    public static ContentTypePart Part(string kind, string? name = null, string settings = "{}") => new(kind, name ?? kind, Settings(kind + "Settings", settings));

    public static ContentTypeDefinition Type(string name, string? stereotype = null, params ContentTypePart[] parts) =>
        new(name, name, Settings("ContentTypeSettings", $$"""{"Stereotype":"{{stereotype}}"}"""), parts);

    public static ContentPartDefinition Fields(string part, params ContentPartField[] fields) => new(part, SettingsBag.Empty, fields);

    public static ContentSchema Schema(IEnumerable<ContentTypeDefinition> types, params ContentPartDefinition[] parts) => new(new DefinitionSnapshot(types, parts), Kinds);

    public static ContentItem Item(string type, string content) => new() { ContentItemId = "page", ContentType = type, Content = ContentJson.Parse(content) };
}
