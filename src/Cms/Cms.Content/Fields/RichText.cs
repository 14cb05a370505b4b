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

    public static IEnumerable<string> Missing(string? html) => HtmlText.PicturesWithoutText(html) switch
    {
        0 => [],
        1 => ["A picture in the text needs a description for people who cannot see it."],
        var count => [$"{count} pictures in the text need a description for people who cannot see them."],
    };
}
