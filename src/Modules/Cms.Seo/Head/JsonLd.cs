using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Seo.Head;

/// <summary>
/// Structured data in a page's head. A script element of this type is data: browsers do not run it, so the policy that forbids inline scripts lets it stand.
/// Say only what a visitor can read on the page.
/// </summary>
public static class JsonLd
{
    // Leaves letters of all languages as they are and escapes <, >, & and quotes: nothing in a text can end the element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Append(TagHelperContent head, JsonNode data) => head.AppendHtml($"""<script type="application/ld+json">{data.ToJsonString(Options)}</script>""").AppendHtml("\n");

    /// <summary>A new thing of schema.org's vocabulary, with its context: the outermost one of a script.</summary>
    public static JsonObject Document(string type) => new() { ["@context"] = "https://schema.org", ["@type"] = type };

    public static JsonObject Thing(string type) => new() { ["@type"] = type };

    /// <summary>Adds a member unless there is nothing to say.</summary>
    public static JsonObject With(this JsonObject thing, string name, JsonNode? value)
    {
        if (value is not null and not JsonArray { Count: 0 })
            thing[name] = value;
        return thing;
    }

    /// <summary>The same for a text: white space is tidied, an empty text is nothing.</summary>
    public static JsonObject With(this JsonObject thing, string name, string? text) => thing.With(name, Words.Tidy(text) is { } tidy ? JsonValue.Create(tidy) : null);

    public static JsonArray Texts(IEnumerable<string?> texts) => [.. texts.Select(Words.Tidy).OfType<string>().Select(text => (JsonNode)text)];
}
