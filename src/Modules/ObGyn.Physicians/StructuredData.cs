using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Media.Files;
using Cms.Seo.Head;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ObGyn.Physicians;

/// <summary>
/// A profile as schema.org's Person, and for who sees patients also IndividualPhysician. It says what the profile shows and no more: specialties as
/// schema.org's names for the printed words, a part of the name only where the heading has it. For someone who is no longer here it says nothing.
/// </summary>
public sealed class StructuredData : IHeadWriter
{
    public async Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        if (page is not { Item: { ContentType: nameof(PhysicianProfile) } item, Canonical: { } path } || item.As<PhysicianProfile>() is not { IsDeparted: false } person)
            return;
        var origin = await SiteAddress.OriginAsync(view, context);
        var url = SiteAddress.Full(origin, path);
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = SeesPatients(person) ? new JsonArray("Person", "IndividualPhysician") : "Person" }
            .With("@id", url + "#person")
            .With("url", url)
            .With("name", item.DisplayText)
            .With("givenName", InHeading(person.GivenName.Text))
            .With("familyName", InHeading(person.FamilyName.Text))
            .With("honorificSuffix", InHeading(person.Credentials.Text))
            .With("jobTitle", JsonLd.Texts(person.Roles.Values.Prepend(person.AcademicTitle.Text)))
            .With("description", RichText.Plain(person.Bio.Html))
            .With("image", person.Photo.Paths is [var photo, ..] && await MediaUrls.UrlAsync(view, photo) is { } picture ? JsonValue.Create(origin + picture) : null)
            .With("alumniOf", new JsonArray([.. Training(item).Select(entry => (JsonNode)JsonLd.Thing("EducationalOrganization").With("name", entry.Institution.Text))]))
            .With("hasCertification", new JsonArray([.. Certificates(item).Select(board => (JsonNode)JsonLd.Thing("Certification").With("name", board.Certificate.Text).With("issuedBy", JsonLd.Thing("Organization").With("name", board.Board.Text)))]))
            .With("sameAs", JsonLd.Texts([person.Orcid.Text is { } orcid && Orcid.IsValid(orcid) ? Orcid.Url(orcid) : null, Web(person.Publications.Url)]))
            .With("memberOf", await LinksAsync(person.Programs.ContentItemIds, "MedicalOrganization", view, origin));
        if (SeesPatients(person))
            await AddPracticeAsync(data, item, person, view, origin);
        JsonLd.Append(head, data);

        string? InHeading(string? part) => Words.Tidy(part) is { } text && Words.Tidy(item.DisplayText)?.Contains(text, StringComparison.Ordinal) == true ? text : null;
    }

    private static IEnumerable<TrainingEntry> Training(ContentItem item) =>
        (item.As<BagPart>("Training")?.ContentItems ?? []).Select(block => block.As<TrainingEntry>()).OfType<TrainingEntry>().Where(entry => Words.Tidy(entry.Institution.Text) is not null);

    private static IEnumerable<BoardCertification> Certificates(ContentItem item) =>
        (item.As<BagPart>("BoardCertifications")?.ContentItems ?? []).Select(block => block.As<BoardCertification>()).OfType<BoardCertification>().Where(board => board.IsShown);

    private static string? Web(string? url) => Links.IsSafe(url) && url!.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url : null;

    private static async Task AddPracticeAsync(JsonObject data, ContentItem item, PhysicianProfile person, ContentView view, string origin)
    {
        var accepting = AcceptingFact.Read(view, person.Accepting, person.AcceptingAsOf);
        data.With("knowsLanguage", JsonLd.Texts(person.Languages.Values))
            .With("medicalSpecialty", JsonLd.Texts(Specialties.Of(Specialties.In(person))))
            .With("usNPI", person.Npi.Text is { } npi && Npi.IsValid(npi) ? npi : null)
            .With("practicesAt", await LinksAsync(ProfilePlaces.LocationIds(item, person), "MedicalOrganization", view, origin))
            .With("hospitalAffiliation", new JsonArray([.. (await LinksAsync(person.Hospitals.ContentItemIds, "Hospital", view, origin)).Select(hospital => hospital!.DeepClone()),
                .. person.OtherHospitals.Values.Select(name => JsonLd.Thing("Hospital").With("name", name))]))
            .With("telephone", (await ProfilePlaces.PhoneAsync(view, item, person))?.Number)
            .With("isAcceptingNewPatients", accepting.IsKnown && person.Status.Text != "leave" ? JsonValue.Create(accepting.IsAccepting) : null);
    }

    private static bool SeesPatients(PhysicianProfile person) => person.ProviderType.Text != "PhD";

    private static async Task<JsonArray> LinksAsync(IEnumerable<string> itemIds, string type, ContentView view, string origin)
    {
        var things = new JsonArray();
        foreach (var id in itemIds)
        {
            if (await view.LinkAsync(id) is { } link)
                things.Add((JsonNode)JsonLd.Thing(type).With("name", link.Title).With("url", link.Url is null ? null : SiteAddress.Full(origin, link.Url)));
        }
        return things;
    }
}
