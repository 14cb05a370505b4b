using Markdig;

namespace Cms.Content.Html;

/// <summary>
/// Markdown as HTML. Raw HTML in it is shown as text, not run, and the result is cleaned like any other rich text.
/// A link to a page of this site names it as <c>[endometriosis](/conditions/endometriosis){data-item=id}</c>.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Subscript | Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Superscript)
        .UseGenericAttributes()
        .Build();

    public static string ToHtml(string? markdown) =>
        string.IsNullOrWhiteSpace(markdown) ? "" : HtmlSanitizer.Clean(Markdown.ToHtml(markdown, Pipeline));
}
