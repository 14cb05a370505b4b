using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Web.Editing;

/// <summary>One part's own controls: the model of <c>TitlePart.cshtml</c> and its sisters. Its fields have editors of their own.</summary>
public sealed record PartEditor(string Path, JsonElement Json, ContentTypePart Definition, IReadOnlyList<string> Errors)
{
    public required ItemEditor Editor { get; init; }

    public string Id => ControlId.Of(Path);
    public string IdOf(string member) => ControlId.Of($"{Path}.{member}");
    public string Label => string.IsNullOrEmpty(Definition.Options.DisplayName) ? Words.Of(Definition.Name) : Definition.Options.DisplayName;
    public string? Hint => Definition.Options.Description;
    public bool IsWrong => Errors.Count > 0;
    public string? Invalid => IsWrong ? "true" : null;
    public string? DescribedBy => ((string.IsNullOrEmpty(Hint) ? "" : $"{Id}-hint ") + (IsWrong ? $"{Id}-wrong" : "")).Trim() is { Length: > 0 } ids ? ids : null;

    public string Text(string member) => ContentJson.GetString(Json, member) ?? "";
    public bool Flag(string member) => ContentJson.GetBoolean(Json, member);
    public JsonElement Member(string member) => ContentJson.TryGet(Json, member, out var value) ? value : ContentJson.EmptyObject;
    public T Settings<T>() where T : class, new() => Definition.Settings.Get<T>();
    public PartContext Context => new(Editor.Schema!, Definition, Path);

    /// <summary>A field's editor for a member that is shaped like a field but is in no definition, such as the picture of a link preview.</summary>
    public FieldEditor Field(string fieldName, string member, string label, string settings = "{}") => new($"{Path}.{member}", Member(member),
        new ContentPartField(fieldName, member, new SettingsBag(ContentJson.Parse($$$"""{"ContentPartFieldSettings":{"DisplayName":{{{JsonSerializer.Serialize(label)}}}},"{{{fieldName}}}Settings":{{{settings}}}}"""))),
        Editor.ErrorsOf($"{Path}.{member}"))
    { Editor = Editor };
}
