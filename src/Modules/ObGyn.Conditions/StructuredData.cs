using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Review;
using Cms.Seo.Head;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ObGyn.Conditions;

/// <summary>
/// A condition page as schema.org's MedicalWebPage about a MedicalCondition: what the page shows and nothing else.
/// While nobody has signed the page off it names no reviewer and no date.
/// </summary>
public sealed class StructuredData : IHeadWriter
{
    public async Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        if (page is not { Item: { ContentType: nameof(ConditionPage) } item, Canonical: { } path } || item.As<ConditionPage>() is not { } condition)
            return;
        var origin = await SiteAddress.OriginAsync(view, context);
        var url = SiteAddress.Full(origin, path);
        var blocks = item.As<BagPart>("Body")?.ContentItems ?? [];
        var data = JsonLd.Document("MedicalWebPage")
            .With("@id", url + "#page")
            .With("url", url)
            .With("name", item.DisplayText)
            .With("description", condition.Summary.Text)
            .With("inLanguage", item.Place.Culture)
            .With("medicalAudience", Audience(condition.Audience.Text))
            .With("about", About(item, condition, blocks))
            .With("hasPart", new JsonArray([.. blocks.Select(Part).OfType<JsonNode>()]))
            .With("citation", new JsonArray([.. Sources(item), .. LearnMore(item)]))
            .With("breadcrumb", JsonLd.Thing("BreadcrumbList").With("@id", url + "#breadcrumb"));
        await ReviewStatement.AddToAsync(data, item, view, origin);
        JsonLd.Append(head, data);
    }

    // Which readers it is for goes without saying on most pages; where it does not, the page says it in the same words.
    private static JsonObject Audience(string? audience) => Audiences.WordsOf(audience) is { } words ? JsonLd.Thing("MedicalAudience").With("audienceType", words) : JsonLd.Thing("Patient");

    private static JsonObject About(ContentItem item, ConditionPage condition, IReadOnlyList<ContentItem> blocks) => JsonLd.Thing("MedicalCondition")
        .With("name", item.DisplayText)
        .With("alternateName", JsonLd.Texts(condition.AlsoCalled.Values))
        .With("description", condition.Summary.Text)
        .With("signOrSymptom", Stretches(blocks, "Symptoms", "MedicalSignOrSymptom"))
        .With("possibleTreatment", Stretches(blocks, "Treatment", "MedicalTherapy"));

    private static JsonArray Stretches(IReadOnlyList<ContentItem> blocks, string kind, string type) =>
        [.. blocks.Select(block => block.As<Section>()).OfType<Section>().Where(section => section.Kind.Text == kind)
            .Select(section => (JsonNode)JsonLd.Thing(type).With("name", section.Heading.Text).With("description", RichText.Plain(section.Text.Html)))];

    private static JsonObject? Part(ContentItem block)
    {
        if (block.As<Section>() is { } section && HealthAspects.Of(section.Kind.Text) is { } aspect)
            return Content(section.Heading.Text, aspect, RichText.Plain(section.Text.Html));
        if (block.As<CareCard>() is { } card)
            return Content(card.Heading.Text, HealthAspects.SeeDoctor, string.Join("; ", card.Signs.Values.Select(Words.Tidy).OfType<string>()));
        return null;
    }

    private static JsonObject Content(string? heading, string aspect, string text) =>
        JsonLd.Thing("HealthTopicContent").With("name", heading).With("hasHealthAspect", aspect).With("text", text);

    private static IEnumerable<JsonNode> Sources(ContentItem item) =>
        (item.As<BagPart>("Sources")?.ContentItems ?? []).Select(block => block.As<Source>()).OfType<Source>()
            .Where(source => Words.Tidy(source.Text.Text) is not null)
            .Select(source => JsonLd.Thing("CreativeWork").With("name", source.Text.Text).With("url", IsWeb(source.Url.Text) ? source.Url.Text : null));

    private static IEnumerable<JsonNode> LearnMore(ContentItem item) =>
        [.. (item.As<BagPart>("LearnMore")?.ContentItems ?? []).Select(block => block.As<LearnMoreLink>()).OfType<LearnMoreLink>()
            .Where(link => IsWeb(link.Link.Url))
            .Select(link => (JsonNode)JsonLd.Thing("CreativeWork").With("name", link.Link.Text).With("url", link.Link.Url)
                .With("publisher", Words.Tidy(link.Publisher.Text) is { } publisher ? JsonLd.Thing("Organization").With("name", publisher) : null))];

    private static bool IsWeb(string? url) => Links.IsSafe(url) && url!.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
