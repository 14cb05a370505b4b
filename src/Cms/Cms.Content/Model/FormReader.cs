namespace Cms.Content.Model;

/// <summary>
/// What a form sent, seen from one place in an item: <c>form.Text("Title")</c> inside <c>TitlePart</c> reads the control <c>TitlePart.Title</c>.
/// A control that was not sent is null, which leaves the stored value alone; one sent empty is an empty string.
/// </summary>
public sealed class FormReader
{
    private readonly Func<string, IReadOnlyList<string>?> values;
    private readonly string path;
    private readonly List<ContentError> refused;

    public FormReader(Func<string, IReadOnlyList<string>?> values, string path = "") : this(values, path, []) { }

    private FormReader(Func<string, IReadOnlyList<string>?> values, string path, List<ContentError> refused) =>
        (this.values, this.path, this.refused) = (values, path, refused);

    public string Path => path;

    /// <summary>
    /// What this form sent and may not: a value that is no choice of its list, a block that is not allowed here. Stored values are not judged
    /// by these rules, so an import may keep what a form may no longer choose.
    /// </summary>
    public IReadOnlyList<ContentError> Refused => refused;

    public void Refuse(string message) => refused.Add(new ContentError(path, message));

    public FormReader At(string step) => new(values, Full(step), refused);

    /// <summary>A contained item of this place, by its id: <c>Sections[id]</c>.</summary>
    public FormReader Item(string id) => new(values, $"{path}[{id}]", refused);

    public string? Text(string name) => values(Full(name)) is { Count: > 0 } all ? all[^1].ReplaceLineEndings("\n") : null;

    public IReadOnlyList<string>? All(string name) => values(Full(name));

    /// <summary>A check box is sent only when it is set, so its form sends a hidden <c>false</c> first: the last value counts.</summary>
    public bool? Flag(string name) => Text(name) is { } text ? text is "true" or "on" : null;

    private string Full(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
