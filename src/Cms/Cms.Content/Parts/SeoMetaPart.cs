using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record SeoMetaPart : ContentPart
{
    public string? PageTitle { get; init; }
    public bool Render { get; init; } = true;
    public string? MetaDescription { get; init; }
    public string? MetaKeywords { get; init; }
    public string? Canonical { get; init; }
    public string? MetaRobots { get; init; }
    public IReadOnlyList<MetaTag> CustomMetaTags { get; init => field = value ?? []; } = [];
    public MediaField? DefaultSocialImage { get; init; }
    public MediaField? OpenGraphImage { get; init; }
    public string? OpenGraphType { get; init; }
    public string? OpenGraphTitle { get; init; }
    public string? OpenGraphDescription { get; init; }
    public MediaField? TwitterImage { get; init; }
    public string? TwitterTitle { get; init; }
    public string? TwitterDescription { get; init; }
    public string? TwitterCard { get; init; }
    public string? TwitterCreator { get; init; }
    public string? TwitterSite { get; init; }

    /// <summary>JSON-LD of the editor's own.</summary>
    public string? GoogleSchema { get; init; }
}

public sealed record MetaTag
{
    public string? Name { get; init; }
    public string? Property { get; init; }
    public string? Content { get; init; }
    public string? HttpEquiv { get; init; }
    public string? Charset { get; init; }
}

public sealed record SeoMetaPartSettings
{
    public bool DisplayKeywords { get; init; } = true;
    public bool DisplayCustomMetaTags { get; init; } = true;
    public bool DisplayOpenGraph { get; init; } = true;
    public bool DisplayTwitter { get; init; } = true;
    public bool DisplayGoogleSchema { get; init; } = true;
}

/// <summary>What search engines and link previews are told. Other meta tags that an import brought are kept, not edited.</summary>
public sealed class SeoMetaPartKind : PartKind<SeoMetaPart>
{
    private const int LongestText = 1000;
    private const int LongestSchema = 50_000;

    /// <summary>The members that hold one line of text.</summary>
    public static readonly IReadOnlyList<string> Lines =
    [
        nameof(SeoMetaPart.PageTitle), nameof(SeoMetaPart.MetaDescription), nameof(SeoMetaPart.MetaKeywords), nameof(SeoMetaPart.Canonical), nameof(SeoMetaPart.MetaRobots),
        nameof(SeoMetaPart.OpenGraphType), nameof(SeoMetaPart.OpenGraphTitle), nameof(SeoMetaPart.OpenGraphDescription),
        nameof(SeoMetaPart.TwitterTitle), nameof(SeoMetaPart.TwitterDescription), nameof(SeoMetaPart.TwitterCard), nameof(SeoMetaPart.TwitterCreator), nameof(SeoMetaPart.TwitterSite),
    ];

    private static readonly MediaFieldKind Pictures = new();
    private static readonly ContentPartField Picture = new(nameof(MediaField), "Picture", new SettingsBag(ContentJson.Parse("""{"MediaFieldSettings":{"Multiple":false}}""")));

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        foreach (var name in Lines)
            part.PutLine(name, form.Text(name));
        part.PutText(nameof(SeoMetaPart.GoogleSchema), form.Text(nameof(SeoMetaPart.GoogleSchema))?.Trim());
        if (form.Flag(nameof(SeoMetaPart.Render)) is { } render)
            part.Put(nameof(SeoMetaPart.Render), JsonValue.Create(render));
        foreach (var name in (ReadOnlySpan<string>)[nameof(SeoMetaPart.DefaultSocialImage), nameof(SeoMetaPart.OpenGraphImage), nameof(SeoMetaPart.TwitterImage)])
        {
            if (Rows.Read(form.At(name), nameof(MediaField.Paths)) is { Count: > 0 } || part.Member(name) is JsonObject)
                Pictures.Bind(form.At(name), part.ObjectOf(name), Picture);
        }
    }

    public override string? MemberLabel(string member) => member switch
    {
        nameof(SeoMetaPart.PageTitle) => "Title for search engines",
        nameof(SeoMetaPart.MetaDescription) => "Description for search engines",
        nameof(SeoMetaPart.MetaKeywords) => "Keywords",
        nameof(SeoMetaPart.MetaRobots) => "Wishes to search engines",
        nameof(SeoMetaPart.Canonical) => "Main address",
        nameof(SeoMetaPart.OpenGraphTitle) => "Title for link previews",
        nameof(SeoMetaPart.OpenGraphDescription) => "Description for link previews",
        nameof(SeoMetaPart.DefaultSocialImage) or nameof(SeoMetaPart.OpenGraphImage) => "Picture for link previews",
        nameof(SeoMetaPart.GoogleSchema) => "Structured data",
        _ => null,
    };

    protected override IEnumerable<ContentError> Invalid(SeoMetaPart value, PartContext context)
    {
        (string Name, string? Text)[] texts =
        [
            ("The title for search engines", value.PageTitle), ("The description for search engines", value.MetaDescription), ("The title for link previews", value.OpenGraphTitle),
            ("The description for link previews", value.OpenGraphDescription), ("The keywords", value.MetaKeywords),
        ];
        foreach (var (name, text) in texts.Where(entry => entry.Text?.Length > LongestText))
            yield return new(context.Path, $"{name} has {text!.Length} characters and may have {LongestText}. Search engines show about 150.");
        if (value.Canonical is { Length: > 0 } && (value.Canonical[0] == '#' || !Links.IsSafe(value.Canonical) || value.Canonical.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || value.Canonical.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)))
            yield return new(context.Path, "The main address of this page must begin with “/” for a page of this site, or with https://.");
        if (value.GoogleSchema is { Length: > 0 } && !IsJson(value.GoogleSchema))
            yield return new(context.Path, "The structured data for search engines cannot be read. Check its brackets and quotation marks, or clear it.");
        foreach (var picture in new[] { value.DefaultSocialImage, value.OpenGraphImage, value.TwitterImage })
        {
            foreach (var problem in (picture?.Paths ?? []).Select(MediaPaths.Problem).OfType<string>())
                yield return new(context.Path, problem);
        }
    }

    private static bool IsJson(string text)
    {
        if (text.Length > LongestSchema)
            return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
