using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>Files of the media library, in arrays side by side: <c>MediaTexts[i]</c> describes <c>Paths[i]</c>.</summary>
public sealed record MediaField : ContentField
{
    public IReadOnlyList<string> Paths { get; init => field = value ?? []; } = [];

    /// <summary>Alternative texts; may be shorter than <see cref="Paths"/>, or missing.</summary>
    public IReadOnlyList<string?>? MediaTexts { get; init; }
    public IReadOnlyList<MediaAnchor?>? Anchors { get; init; }
    public IReadOnlyList<string?>? AttachedFileNames { get; init; }

    public string AltText(int index) => MediaTexts?.ElementAtOrDefault(index)?.Trim() ?? "";
}

/// <summary>The point of a picture that must stay visible when it is cut, from 0 (left, top) to 1 (right, bottom).</summary>
public sealed record MediaAnchor(double X, double Y);

public sealed record MediaFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public bool Multiple { get; init; } = true;
    public bool AllowMediaText { get; init; } = true;
    public bool AllowAnchors { get; init; }

    /// <summary>With the dot: <c>.jpg</c>. Empty allows what the library allows.</summary>
    public IReadOnlyList<string> AllowedExtensions { get; init => field = value ?? []; } = [];
}

/// <summary>Pictures and other files. A picture without a description for people who cannot see it waits with publication, not with saving.</summary>
public sealed class MediaFieldKind : FieldKind<MediaField, MediaFieldSettings>
{
    private const int LongestText = 1000;

    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (Rows.Read(form, nameof(MediaField.Paths)) is not { } sent)
            return;
        var settings = SettingsOf(definition);
        var rows = sent.Select(row => row with { Value = MediaPaths.Tidy(row.Value) }).ToList();
        var before = Rows.Of(field, nameof(MediaField.Paths));
        foreach (var (_, path) in rows.Where(row => !before.Contains(row.Value) && !Allows(settings, row.Value)))
            form.Refuse($"{definition.Label}: “{path}” is not one of the kinds of file that can stand here ({string.Join(", ", settings.AllowedExtensions)}).");
        if (!settings.Multiple && rows.Count > 1)
            form.Refuse($"{definition.Label}: Choose one file only.");
        Rows.Arrange(field, nameof(MediaField.Paths), [.. rows.Select(row => row.Value)]);
        BindBeside(field, "MediaTexts", rows, form.All("MediaTexts"), text => text.ReplaceLineEndings(" ").Trim(), "");
        BindBeside(field, "Anchors", rows, form.All("Anchors"), Anchor, new JsonObject { ["X"] = 0.5, ["Y"] = 0.5 });
    }

    private static bool Allows(MediaFieldSettings settings, string path) =>
        settings.AllowedExtensions.Count == 0 || settings.AllowedExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>One value a row, as sent beside the row's path; rows that sent none keep theirs.</summary>
    private static void BindBeside(JsonObject field, string name, List<(int Sent, string Value)> rows, IReadOnlyList<string>? values, Func<string, JsonNode?> read, JsonNode filler)
    {
        if (values is null)
            return;
        var before = field.Member(name) as JsonArray;
        var after = new JsonArray();
        for (var i = 0; i < rows.Count; i++)
        {
            var node = rows[i].Sent >= 0 && rows[i].Sent < values.Count ? read(values[rows[i].Sent]) : null;
            var old = before is not null && i < before.Count ? before[i] : null;
            after.Add(node is not null && !JsonNode.DeepEquals(node, old) ? node : (old ?? node ?? filler).DeepClone());
        }
        if (before is not null || after.Any(node => !JsonNode.DeepEquals(node, filler)))
            field.Put(name, after);
    }

    private static JsonObject? Anchor(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2 && Share(parts[0]) is { } x && Share(parts[1]) is { } y ? new JsonObject { ["X"] = x, ["Y"] = y } : null;
    }

    private static double? Share(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : null;

    protected override bool IsEmpty(MediaField value) => value.Paths.Count == 0;

    protected override bool IsRequired(MediaFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(MediaField value, ContentPartField definition)
    {
        foreach (var path in value.Paths)
        {
            if (MediaPaths.Problem(MediaPaths.InLibrary(path)) is { } problem)
                yield return problem;
        }
        for (var i = 0; i < value.Paths.Count; i++)
        {
            if (value.AltText(i).Length > LongestText)
                yield return $"The description of “{value.Paths[i]}” has {value.AltText(i).Length} characters and may have {LongestText}. Say only what the picture shows.";
        }
    }

    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) =>
        SettingsOf(definition).Multiple ? Rows.Both(mine, theirs, nameof(MediaField.Paths)) : null;

    protected override IEnumerable<string> Missing(MediaField value, ContentPartField definition)
    {
        if (!SettingsOf(definition).AllowMediaText)
            yield break;
        for (var i = 0; i < value.Paths.Count; i++)
        {
            if (MediaPaths.IsPicture(value.Paths[i]) && value.AltText(i).Length == 0)
                yield return $"{definition.Label}: Describe “{Path.GetFileName(value.Paths[i])}” for people who cannot see it.";
        }
    }
}
