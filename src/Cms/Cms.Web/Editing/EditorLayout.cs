using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Web.Editing;

/// <summary>The group of the editor that a part or a field stands in: it is closed until someone opens it, and its line says what is inside. Settings of a definition, ours.</summary>
public sealed record EditorGroupSettings
{
    public string? Group { get; init; }

    /// <summary>Another control has taken this one's place: it is shown only where an item still has a value in it.</summary>
    public bool OnlyWithValue { get; init; }
}

/// <summary>Controls that stand together; without a name they are the page itself. Each is a <see cref="PartEditor"/> or a <see cref="FieldEditor"/>.</summary>
public sealed record EditorGroup(string? Name, IReadOnlyList<object> Controls)
{
    /// <summary>Open from the beginning: there is a choice in it that must be made.</summary>
    public bool IsOpen => Controls.OfType<PartEditor>().Any(part => part.Definition.PartName == nameof(LayerMetadata) && part.Text(nameof(LayerMetadata.Zone)).Length == 0);
}

/// <summary>Which controls an item's type asks for, in the order of its definition (the snapshot has sorted them by their positions).</summary>
public static class EditorLayout
{
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["AutoroutePart"] = "Address and menus",
        ["AliasPart"] = "Address and menus",
        ["LocalizationPart"] = "Language",
        ["SeoMetaPart"] = "Search engines and link previews",
        [CommonPartKind.PartName] = "Date and owner",
        ["SitemapPart"] = "Search engines and link previews",
        [nameof(ListPart)] = "Pages under this one",
        [nameof(LayerMetadata)] = "Where it stands",
    };

    // The kernel's own groups are about the page rather than in it, so they come last.
    private static readonly string[] Last = ["Search engines and link previews", "Address and menus", "Language", "Date and owner"];

    /// <summary>What a part is called at the desk: its group in the editor, or its own name for people.</summary>
    public static string NameOf(ContentTypePart part) =>
        part.Settings.Get<EditorGroupSettings>().Group ?? Groups.GetValueOrDefault(part.PartName) ?? (part.Options.DisplayName is { Length: > 0 } label ? label : "Details");

    public static IReadOnlyList<EditorGroup> Of(ItemEditor editor)
    {
        var controls = editor.Schema!.Definitions.Type(editor.Item.ContentType) is { } type ? Controls(editor, type) : [];
        return editor.IsBlock
            ? [new EditorGroup(null, [.. controls.Select(control => control.Control)])]
            : [.. controls.GroupBy(control => control.Group).OrderBy(group => group.Key is null ? -1 : Array.IndexOf(Last, group.Key) + 1).Select(group => new EditorGroup(group.Key, [.. group.Select(control => control.Control)]))];
    }

    private static IEnumerable<(string? Group, object Control)> Controls(ItemEditor editor, ContentTypeDefinition type)
    {
        foreach (var part in ContentSchema.PartsOf(type, standsAlone: !editor.IsBlock))
        {
            var path = editor.At(part.Name);
            var json = editor.Item.Part(part.Name) ?? ContentJson.EmptyObject;
            var fields = editor.Schema!.Definitions.FieldsOf(part);
            var group = part.Settings.Get<EditorGroupSettings>().Group ?? Groups.GetValueOrDefault(part.PartName);
            if (editor.Schema.Kinds.Part(part.PartName) is { } kind ? kind.HasControls(part) : fields.Count == 0)
                yield return (group, new PartEditor(path, json, part, editor.ErrorsAt(path)) { Editor = editor });
            foreach (var field in fields)
            {
                var fieldPath = $"{path}.{field.Name}";
                var value = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field.Name, out var found) ? found : ContentJson.EmptyObject;
                if (field.Settings.Get<EditorGroupSettings>().OnlyWithValue && editor.Schema.Kinds.Field(field.FieldName)?.IsEmpty(value) != false)
                    continue;
                yield return (field.Settings.Get<EditorGroupSettings>().Group ?? group, new FieldEditor(fieldPath, value, field, editor.ErrorsOf(fieldPath)) { Editor = editor });
            }
        }
    }
}
