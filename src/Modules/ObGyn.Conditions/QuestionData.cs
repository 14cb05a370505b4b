using System.Text.Json.Nodes;
using Cms.Content.Parts;
using Cms.Seo.Head;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ObGyn.Conditions;

/// <summary>The questions of any page as schema.org's FAQPage: for meaning only, search engines no longer show them as such.</summary>
[OfFeature(HealthBlocks.Feature)]
public sealed class QuestionData : IHeadWriter
{
    public Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        var questions = (page.Item?.As<BagPart>("Body")?.ContentItems ?? []).Select(block => block.ContentType == nameof(Faq) ? block.As<Faq>() : null).OfType<Faq>()
            .Select(faq => (Question: Words.Tidy(faq.Question.Text), Answer: Words.Tidy(RichText.Plain(faq.Answer.Html))))
            .Where(entry => entry.Question is not null && entry.Answer is not null)
            .Select(entry => (JsonNode)JsonLd.Thing("Question").With("name", entry.Question).With("acceptedAnswer", JsonLd.Thing("Answer").With("text", entry.Answer)))
            .ToArray();
        if (questions.Length > 0 && page.Canonical is not null)
            JsonLd.Append(head, JsonLd.Document("FAQPage").With("mainEntity", new JsonArray(questions)));
        return Task.CompletedTask;
    }
}
