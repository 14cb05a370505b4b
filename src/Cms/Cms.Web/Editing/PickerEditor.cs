using System.Globalization;
using Cms.Content.Fields;

namespace Cms.Web.Editing;

/// <summary>Chosen things in their order, and what else there is to choose: the model of <c>_Picker.cshtml</c>.</summary>
public sealed record PickerEditor(FieldEditor Field, string Member, IReadOnlyList<string> Chosen, IReadOnlyList<PickerChoice> Choices, bool IsMultiple)
{
    /// <summary>How many may be chosen, where there is a limit.</summary>
    public int? Most { get; init; }

    public PickerChoice? Find(string id) => Choices.FirstOrDefault(choice => choice.Id == id);
}

/// <summary>One file of a media field: the model of <c>_MediaRow.cshtml</c>.</summary>
public sealed record MediaRow(FieldEditor Field, int Index, bool IsOne, IReadOnlyList<PickerChoice>? Choices)
{
    private readonly MediaField value = Field.Value<MediaField>();

    public string File => value.Paths.ElementAtOrDefault(Index) ?? "";
    public string Text => value.AltText(Index);
    public string TextId => $"{Field.Id}-text-{Index.ToString(CultureInfo.InvariantCulture)}";
    public bool IsLast => Index >= value.Paths.Count - 1;
    public bool HasText => Field.Settings<MediaFieldSettings>().AllowMediaText;

    /// <summary>The address of a picture of this site's library, for a look at it.</summary>
    public string? PictureUrl => File.Length > 0 && MediaPaths.Problem(File) is null && MediaPaths.IsPicture(File)
        ? "/media/" + string.Join('/', File.Split('/').Select(Uri.EscapeDataString))
        : null;

    /// <summary>The focus point as the form sends it back, where the file has one.</summary>
    public string? Anchor => value.Anchors?.ElementAtOrDefault(Index) is { } anchor
        ? string.Create(CultureInfo.InvariantCulture, $"{anchor.X},{anchor.Y}")
        : value.Anchors is null ? null : "0.5,0.5";
}
