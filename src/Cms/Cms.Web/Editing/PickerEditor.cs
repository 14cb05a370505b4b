using System.Globalization;
using Cms.Content.Fields;

namespace Cms.Web.Editing;

/// <summary>One of a few things, shown whole: the model of <c>_Choice.cshtml</c>. <paramref name="Member"/> is the member of the field that holds it; empty where the value itself does.</summary>
public sealed record ChoiceEditor(FieldEditor Field, string Member, string Chosen, IReadOnlyList<PickerChoice> Choices);

/// <summary>Chosen pages or people in their order, and the list that more are chosen from by typing: the model of <c>_Picker.cshtml</c>.</summary>
public sealed record PickerEditor(FieldEditor Field, IReadOnlyList<(string Id, string? Words)> Chosen, PickerList List, bool IsMultiple)
{
    public string Gone => List.Question.Of is PickerOf.People ? "Somebody without an account here" : "A page that is not there any more";
    public string Member => List.Question.Member;

    /// <summary>What to type: "some of the title".</summary>
    public string WhatToType => List.Question.Of is PickerOf.People ? "name" : "title";

    /// <summary>How many may be chosen, where there is a limit.</summary>
    public int? Most { get; init; }

    /// <summary>What was typed last and named no page, to be mended.</summary>
    public string? Typed => Field.Editor.Unclear.GetValueOrDefault(Field.Path);
    public string TypedName => $"{Field.Path}.{(IsMultiple ? PickedWords.Another : PickedWords.One)}";
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
        ? "/media/" + MediaPaths.Escape(File)
        : null;

    /// <summary>The focus point as the form sends it back, where the file has one.</summary>
    public string? Anchor => value.Anchors?.ElementAtOrDefault(Index) is { } anchor
        ? string.Create(CultureInfo.InvariantCulture, $"{anchor.X},{anchor.Y}")
        : value.Anchors is null ? null : "0.5,0.5";
}
