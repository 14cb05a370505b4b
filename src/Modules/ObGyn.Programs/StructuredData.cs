using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Review;
using Cms.Seo.Head;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;
using Cms.Web.Display.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ObGyn.Programs;

/// <summary>
/// A program as schema.org's MedicalClinic, on a MedicalWebPage. Addresses and phones are those of the places that the page shows;
/// what the page does not know is not said.
/// </summary>
public sealed class StructuredData : IHeadWriter
{
    /// <summary>After so many days nobody knows whether new patients are still taken.</summary>
    private const int DaysGood = 90;

    public async Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        if (page is not { Item: { ContentType: nameof(ProgramPage) } item, Canonical: { } path } || item.As<ProgramPage>() is not { } program)
            return;
        var origin = await SiteAddress.OriginAsync(view, context);
        var url = SiteAddress.Full(origin, path);
        var places = new List<JsonObject>();
        foreach (var place in await view.ItemsAsync(program.Locations.ContentItemIds))
            places.Add(await PlaceAsync(view, place));
        var phone = await view.ContactAsync(program.Phone.Text);
        var clinic = JsonLd.Thing("MedicalClinic")
            .With("@id", url + "#clinic")
            .With("url", url)
            .With("name", item.DisplayText)
            .With("alternateName", JsonLd.Texts(program.AlsoCalled.Values))
            .With("description", program.Summary.Text)
            .With("parentOrganization", await SiteAddress.NameAsync(view) is { } site ? JsonLd.Thing("Organization").With("name", site).With("url", origin + "/") : null)
            .With("isAcceptingNewPatients", Accepting(program, view))
            .With("address", places is [var only] ? only["address"]?.DeepClone() : null)
            .With("telephone", phone is not null ? JsonValue.Create(phone.Number) : places is [var one] ? one["telephone"]?.DeepClone() : null)
            .With("availableService", Services(item))
            .With("location", new JsonArray([.. places]));
        var data = JsonLd.Document("MedicalWebPage")
            .With("@id", url + "#page")
            .With("url", url)
            .With("name", item.DisplayText)
            .With("description", program.Summary.Text)
            .With("inLanguage", item.Place.Culture)
            .With("mainEntity", clinic)
            .With("breadcrumb", JsonLd.Thing("BreadcrumbList").With("@id", url + "#breadcrumb"));
        await ReviewStatement.AddToAsync(data, item, view, origin);
        JsonLd.Append(head, data);
    }

    private static JsonArray Services(ContentItem item) =>
        [.. (item.As<BagPart>("Services")?.ContentItems ?? []).Select(block => block.As<ProgramService>()).OfType<ProgramService>().Where(service => Words.Tidy(service.Name.Text) is not null)
            .Select(service => (JsonNode)JsonLd.Thing("MedicalProcedure").With("name", service.Name.Text).With("description", RichText.Plain(service.Text.Html)))];

    private static async Task<JsonObject> PlaceAsync(ContentView view, ContentItem place) => JsonLd.Thing("Place")
        .With("name", place.DisplayText)
        .With("address", string.Join(", ", Values(place.Field(place.ContentType, "Address"))))
        .With("telephone", (await view.PhonesAsync(place)).FirstOrDefault()?.Number);

    private static IEnumerable<string> Values(System.Text.Json.JsonElement? field) =>
        field is { } json && ContentJson.TryGet(json, "Values", out var list) && list.ValueKind == System.Text.Json.JsonValueKind.Array
            ? list.EnumerateArray().Select(ContentJson.AsText).Select(Words.Tidy).OfType<string>()
            : [];

    private static JsonValue? Accepting(ProgramPage program, ContentView view)
    {
        if (program.Accepting.Text is not ("yes" or "no") || program.AcceptingAsOf.Date is not { } day)
            return null;
        var end = new DateTimeOffset(day.AddDays(DaysGood + 1), TimeOnly.MinValue, TimeSpan.Zero);
        if (view.Now >= end)
            return null;
        view.StaysFreshUntil(end);
        return JsonValue.Create(program.Accepting.Text == "yes");
    }
}
