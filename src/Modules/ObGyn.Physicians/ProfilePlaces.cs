using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;

namespace ObGyn.Physicians;

/// <summary>One line of "where and when", with the number to call there.</summary>
public sealed record PlaceOfPerson(ContentItem Location, string? Days, ContactPoint? Phone, string? Fax);

/// <summary>Where someone sees patients. Profiles of older versions name places without days; they count as well.</summary>
public static class ProfilePlaces
{
    public static IReadOnlyList<string> LocationIds(ContentItem item, PhysicianProfile profile) =>
        [.. Blocks(item).SelectMany(place => place.Location.ContentItemIds).Concat(profile.Locations.ContentItemIds).Distinct(StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<PlaceOfPerson>> ReadAsync(ContentView view, ContentItem item, PhysicianProfile profile)
    {
        var places = new List<PlaceOfPerson>();
        foreach (var block in Blocks(item))
        {
            foreach (var location in await view.ItemsAsync(block.Location.ContentItemIds))
                places.Add(new PlaceOfPerson(location, Tidy(block.Days.Text), await view.ContactAsync(block.Phone.Text) ?? await FirstAsync(view, location), Tidy(block.Fax.Text)));
        }
        foreach (var location in await view.ItemsAsync(profile.Locations.ContentItemIds.Where(id => places.All(place => place.Location.ContentItemId != id))))
            places.Add(new PlaceOfPerson(location, null, await FirstAsync(view, location), null));
        return places;
    }

    /// <summary>The person's own number, or else that of the first place; null where there is none.</summary>
    public static async Task<ContactPoint?> PhoneAsync(ContentView view, ContentItem item, PhysicianProfile profile) =>
        await view.ContactAsync(profile.Phone.Text) ?? (await ReadAsync(view, item, profile)).Select(place => place.Phone).FirstOrDefault(phone => phone is not null);

    private static IEnumerable<PracticePlace> Blocks(ContentItem item) => (item.As<BagPart>("Places")?.ContentItems ?? []).Select(block => block.As<PracticePlace>()).OfType<PracticePlace>();

    private static async Task<ContactPoint?> FirstAsync(ContentView view, ContentItem location) => (await view.PhonesAsync(location)).FirstOrDefault();

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
