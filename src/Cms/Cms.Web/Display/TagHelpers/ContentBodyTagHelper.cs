using System.Text.Json;
using Cms.Content.Html;
using Cms.Content.Model;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary>
/// <c>&lt;content-body item="Model"/&gt;</c>: an item of any type by its definition alone: each field under its label, rich text as rich text,
/// blocks one after the other, each by the view of its type if there is one. A field whose kind has a view <c>Field.KIND</c> (a picture, a link, words of a taxonomy) is shown by it, with the label in <c>ViewData["Label"]</c>. What a type that only a recipe defines is shown with.
/// </summary>
[HtmlTargetElement("content-body", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ContentBodyTagHelper(ContentView view, ICompositeViewEngine views, IHtmlHelper html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public required ContentItem Item { get; set; }

    /// <summary>A field of the item that the view shows elsewhere.</summary>
    public string? Without { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        ((IViewContextAware)html).Contextualize(ViewContext);
        var schema = view.Schema;
        string? shown = null;
        var asked = Item;
        foreach (var visit in schema.Walk(Item, ""))
        {
            if (shown is not null && visit.Path.StartsWith(shown, StringComparison.Ordinal))
                continue;
            // A block that has a view of its own, and all that stands inside it, is shown by that.
            if (!ReferenceEquals(visit.Item, asked) && !ReferenceEquals(visit.Item, Item) && BlockViews.NameOf(asked = visit.Item, schema, Exists) is var name and not BlockViews.Generic)
            {
                var mark = $"[{visit.Item.ContentItemId}]";
                shown = visit.Path[..(visit.Path.LastIndexOf(mark, StringComparison.Ordinal) + mark.Length)];
                output.Content.AppendHtml(await html.PartialAsync(name, visit.Item));
                continue;
            }
            if (Without is not null && visit.Field?.Name == Without && ReferenceEquals(visit.Item, Item))
                continue;
            var label = ReferenceEquals(visit.Item, Item) ? visit.Field?.Label : null;
            if (visit.Field is { } own && Exists($"Field.{own.FieldName}"))
            {
                output.Content.AppendHtml(await html.PartialAsync($"Field.{own.FieldName}", visit, new ViewDataDictionary<SchemaVisit>(ViewContext.ViewData, visit) { ["Label"] = label }));
                continue;
            }
            if (Written(visit.Json) is { Length: > 0 } written)
            {
                output.Content.AppendHtml(await RichText.ShowAsync(written, view));
                continue;
            }
            var text = visit.Field is { } field ? schema.Kinds.Field(field.FieldName)?.PlainText(visit.Json, field) : visit.PartKind is { Name: not "TitlePart" } kind ? kind.PlainText(visit.Json) : null;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            output.Content.AppendHtml("<p>");
            if (label is not null)
                output.Content.AppendHtml("<strong>").Append(label).AppendHtml("</strong><br>");
            output.Content.Append(text.Trim());
            output.Content.AppendHtml("</p>");
        }

        bool Exists(string name) => views.FindView(ViewContext, name, isMainPage: false).Success;
    }

    // Orchard's parts and fields of rich text keep it as Html, or as Markdown.
    private static string? Written(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : ContentJson.GetString(json, "Html") is { Length: > 0 } html ? html : ContentJson.GetString(json, "Markdown") is { Length: > 0 } markdown ? MarkdownText.ToHtml(markdown) : null;
}
