using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Web.Editing;

/// <summary>One field's controls: the model of <c>TextField.cshtml</c> and its sisters.</summary>
public sealed record FieldEditor(string Path, JsonElement Json, ContentPartField Definition, IReadOnlyList<string> Errors)
{
    public required ItemEditor Editor { get; init; }

    public string Id => ControlId.Of(Path);
    public string Label => Definition.Label;
    public string? Hint => SettingsJson is { } settings ? ContentJson.GetString(settings, "Hint") : null;
    public bool IsRequired => Editor.Schema!.Kinds.Field(Definition.FieldName)?.IsRequired(Definition) == true;
    public bool IsWrong => Errors.Count > 0;

    /// <summary>The value of <c>aria-describedby</c>: hint, then what is wrong.</summary>
    public string? DescribedBy => ((string.IsNullOrEmpty(Hint) ? "" : $"{Id}-hint ") + (IsWrong ? $"{Id}-wrong" : "")).Trim() is { Length: > 0 } ids ? ids : null;

    /// <summary>Omits the attribute where nothing is wrong.</summary>
    public string? Invalid => IsWrong ? "true" : null;

    /// <summary>The field as its record; stored JSON of another shape shows as empty.</summary>
    public T Value<T>() where T : ContentField, new()
    {
        try
        {
            return Json.ValueKind == JsonValueKind.Object ? Json.Deserialize<T>(ContentJson.Options) ?? new T() : new T();
        }
        catch (JsonException)
        {
            return new T();
        }
    }

    /// <summary>A member as it is stored, also where it is no valid value: what was typed is shown again.</summary>
    public string Text(string member) => ContentJson.GetString(Json, member) ?? "";

    public T Settings<T>() where T : class, new() => Definition.Settings.Get<T>();

    /// <summary>Errors without the field's label in front, which stands above them already.</summary>
    public IEnumerable<string> Messages => Errors.Select(error => error.StartsWith($"{Label}: ", StringComparison.Ordinal) ? error[(Label.Length + 2)..] : error);

    private JsonElement? SettingsJson => ContentJson.TryGet(Definition.Settings.Json, $"{Definition.FieldName}Settings", out var settings) ? settings : null;
}
