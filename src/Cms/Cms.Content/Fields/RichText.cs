using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>What fields and bodies of HTML and Markdown have in common.</summary>
internal static class RichText
{
    public const int Longest = 500_000;

    /// <summary>
    /// What a person sends is always cleaned, also where Orchard's <c>SanitizeHtml</c> is off: the site's pages run no script or style that stands
    /// in a text. Off means only that imported HTML stays as long as nobody changes it.
    /// </summary>
    public static void BindHtml(FormReader form, JsonObject json, string name, bool sanitize)
    {
        if (form.Text(name) is { } sent && (sanitize || sent != (json.TextOf(name)?.ReplaceLineEndings("\n") ?? "")))
            json.PutText(name, HtmlText.IsEmpty(sent) ? "" : HtmlSanitizer.Clean(sent));
    }

    public static IEnumerable<string> Invalid(string? text)
    {
        if (text?.Length > Longest)
            yield return $"This text has {text.Length} characters and may have {Longest}. Divide it into several blocks or pages.";
    }

    /// <summary>Both texts of a member, mine first; the rest of the JSON is mine.</summary>
    public static JsonObject? Both(JsonObject mine, JsonObject theirs, string name, string between)
    {
        if (mine.TextOf(name) is not { Length: > 0 } one || theirs.TextOf(name) is not { Length: > 0 } other)
            return null;
        var both = mine.DeepClone().AsObject();
        both.Put(name, JsonValue.Create(one + between + other));
        return both;
    }

    public static JsonNode? Both(JsonNode mine, JsonNode theirs, string between) =>
        mine.AsText() is { Length: > 0 } one && theirs.AsText() is { Length: > 0 } other ? JsonValue.Create(one + between + other) : null;

    public static IEnumerable<string> Missing(string? html) => HtmlText.PicturesWithoutText(html) switch
    {
        0 => [],
        1 => ["A picture in the text needs a description for people who cannot see it."],
        var count => [$"{count} pictures in the text need a description for people who cannot see them."],
    };
}
