using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Web.Display.Forms;

/// <summary>One answer of a choice, its words first.</summary>
public sealed record FormOption(string Text, bool IsChosen);

/// <summary>
/// What a widget of an Orchard form shows, read from its parts: a box with its words, a choice, a button, or the form itself around others. A type of a site's own
/// that has one of these parts is such a widget too. Nothing of it is sent anywhere.
/// </summary>
public sealed record FormWidget(FormWidgetKind Kind)
{
    private static readonly string[] InputTypes =
        ["text", "checkbox", "color", "date", "datetime-local", "email", "file", "month", "number", "password", "radio", "range", "search", "tel", "time", "url", "week"];

    /// <summary>The words that stand with a box, or are on a button; empty where the form has none.</summary>
    public string Label { get; private init; } = "";

    /// <summary>What an assistive program calls a box that shows no words of its own.</summary>
    public string? Name { get; private init; }
    public string InputType { get; private init; } = "text";
    public string? Value { get; private init; }
    public string? Placeholder { get; private init; }
    public IReadOnlyList<FormOption> Options { get; private init; } = [];

    public static bool Is(ContentItem item, ContentSchema schema) => schema.Definitions.Type(item.ContentType)?.Parts.Any(part => FormPartKind.Widgets.Contains(part.PartName)) == true;

    public static FormWidget Read(ContentItem item, ContentSchema schema)
    {
        var parts = schema.Definitions.Type(item.ContentType)?.Parts ?? [];
        if (Json(FormPartKind.Form) is not null)
            return new FormWidget(FormWidgetKind.Form) { Name = Words(item.DisplayText) ?? "Form" };
        if (Json(FormPartKind.Label) is not null)
            return new FormWidget(FormWidgetKind.Words) { Label = Words(item.DisplayText) ?? "" };
        if (Json(FormPartKind.Button) is { } button)
            return new FormWidget(FormWidgetKind.Button) { Label = Text(button, "Text") ?? "Send" };
        if (Json(FormPartKind.TextArea) is { } area)
            return Box(FormWidgetKind.TextArea, area);
        if (Json(FormPartKind.Select) is { } select)
            return Box(Choice(select, "Editor") is "1" or "Radio" ? FormWidgetKind.Radios : FormWidgetKind.Select, select) with { Options = OptionsOf(select) };
        if (Json(FormPartKind.Input) is { } input)
        {
            var type = (Text(input, "Type") ?? "text").ToLowerInvariant();
            if (type is "submit" or "button" or "reset" or "image")
                return new FormWidget(FormWidgetKind.Button) { Label = Text(input, "DefaultValue") ?? "Send" };
            return type is "hidden" ? new FormWidget(FormWidgetKind.Nothing) : Box(FormWidgetKind.Input, input) with { InputType = InputTypes.Contains(type) ? type : "text" };
        }
        return new FormWidget(FormWidgetKind.Nothing);

        JsonElement? Json(string name) => parts.FirstOrDefault(part => part.PartName == name) is { } part ? item.Part(part.Name) ?? ContentJson.EmptyObject : null;

        FormWidget Box(FormWidgetKind kind, JsonElement json)
        {
            var label = Json(FormPartKind.ElementLabel) is { } words && Choice(words, "Option") is not ("0" or "None") ? Text(words, "Label") ?? "" : "";
            var placeholder = Text(json, "Placeholder");
            var name = label.Length > 0 ? null : placeholder ?? (Json(FormPartKind.InputElement) is { } element ? Text(element, "Name") : null) ?? "Answer";
            return new FormWidget(kind) { Label = label, Name = name, Placeholder = placeholder, Value = Text(json, "DefaultValue") };
        }
    }

    private static IReadOnlyList<FormOption> OptionsOf(JsonElement select)
    {
        var chosen = Text(select, "DefaultValue");
        return ContentJson.TryGet(select, "Options", out var options) && options.ValueKind is JsonValueKind.Array
            ? [.. options.EnumerateArray().Select(option => (Words: Text(option, "Text") ?? Text(option, "Value"), Value: Text(option, "Value"))).Where(option => option.Words is not null)
                .Select(option => new FormOption(option.Words!, chosen is not null && option.Value == chosen))]
            : [];
    }

    // Written as a number or as its name.
    private static string? Choice(JsonElement json, string member) => ContentJson.TryGet(json, member, out var value) ? ContentJson.AsText(value) ?? value.GetRawText() : null;

    private static string? Text(JsonElement json, string member) => json.ValueKind is JsonValueKind.Object ? Words(ContentJson.GetString(json, member)) : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public enum FormWidgetKind
{
    Nothing,
    Form,
    Words,
    Input,
    TextArea,
    Select,
    Radios,
    Button,
}
