using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>A film on YouTube: the address as somebody typed it, and the one that Orchard frames.</summary>
public sealed partial record YoutubeField : ContentField
{
    public string? EmbeddedAddress { get; init; }
    public string? RawAddress { get; init; }

    /// <summary>The site whose player shows films, in the form that a content security policy names it: the one that keeps no cookies before a film plays.</summary>
    public const string PlayerOrigin = "https://www.youtube-nocookie.com";

    /// <summary>The film's id (eleven letters, digits, <c>_</c> and <c>-</c>), or null when neither address names one.</summary>
    public string? FilmId => IdOf(RawAddress) ?? IdOf(EmbeddedAddress);

    /// <summary>Where the film is watched, or null when neither address names one.</summary>
    public string? WatchUrl => FilmId is { } id ? $"https://www.youtube.com/watch?v={id}" : null;

    /// <summary>The film's id in any of the forms its addresses have, or null.</summary>
    public static string? IdOf(string? address) => address is not null && Address().Match(address.Trim()) is { Success: true } match ? match.Groups["id"].Value : null;

    // In the id letters are told apart: without that, a sign that only lower-cases to one of them (K for kelvin) would pass as it.
    [GeneratedRegex(@"^(https?:)?//(((www|m)\.)?youtube(-nocookie)?\.com/(watch\?([^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/)(?-i:(?<id>[A-Za-z0-9_-]{11})(?![A-Za-z0-9_-]))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}

public sealed record YoutubeFieldSettings
{
    public string? Hint { get; init; }
    public string? Label { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public bool Required { get; init; }
}

/// <summary>One address is typed; the one to frame follows from it. What names no film is kept as typed and refused.</summary>
public sealed class YoutubeFieldKind : FieldKind<YoutubeField, YoutubeFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        // The editor shows the address to frame where there is no other.
        var shown = field.TextOf(nameof(YoutubeField.RawAddress)) is { Length: > 0 } raw ? raw : field.TextOf(nameof(YoutubeField.EmbeddedAddress)) ?? "";
        if (form.Text(nameof(YoutubeField.RawAddress))?.Trim() is not { } typed || typed == shown)
            return;
        field.PutText(nameof(YoutubeField.RawAddress), typed);
        field.PutText(nameof(YoutubeField.EmbeddedAddress), YoutubeField.IdOf(typed) is { } id ? $"//www.youtube.com/embed/{id}" : "");
    }

    protected override bool IsEmpty(YoutubeField value) => string.IsNullOrEmpty(value.RawAddress) && string.IsNullOrEmpty(value.EmbeddedAddress);

    protected override bool IsRequired(YoutubeFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(YoutubeField value, ContentPartField definition)
    {
        if (value.RawAddress is { Length: > 0 } typed && value.WatchUrl is null)
            yield return $"“{typed}” is not the address of a film on YouTube. Copy it from the film's page, such as https://www.youtube.com/watch?v=…";
    }

    protected override string? PlainText(YoutubeField value, ContentPartField definition) => null;
}
