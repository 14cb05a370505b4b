using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;

namespace Cms.Web.Display.Contacts;

/// <summary>
/// Numbers that are kept in one place and shown in many. Named contacts stand in the bag <c>Contacts</c> of any custom settings, each with a short name in its
/// field <c>Key</c>; the phones of a place in its bag <c>Phones</c>. The view notes what was asked, so one edit refreshes every page that shows the number.
/// </summary>
public static class ContactReads
{
    public const string Bag = "Contacts";
    public const string KeyField = "Key";
    public const string PhonesBag = "Phones";

    /// <summary>The number behind a <see cref="PhoneReference"/>, or a typed number as it is. Null when nothing stands there (any more).</summary>
    public static async Task<ContactPoint?> ContactAsync(this ContentView view, string? reference)
    {
        if (PhoneReference.ContactOf(reference) is { } name)
            return await NamedAsync(view, name);
        if (PhoneReference.PlaceOf(reference) is not { } place)
            return ContactPoint.Typed(reference);
        return await view.ItemAsync(place.ItemId) is { } item ? (await EntriesAsync(view, item)).FirstOrDefault(entry => place.PhoneId is null || entry.Id == place.PhoneId).Contact : null;
    }

    /// <summary>The numbers of a place, in its order.</summary>
    public static async Task<IReadOnlyList<ContactPoint>> PhonesAsync(this ContentView view, ContentItem place) => [.. (await EntriesAsync(view, place)).Select(entry => entry.Contact)];

    /// <summary>
    /// A stored address as a link writes it: <c>~/</c> is the site's own root in this language, <c>contact:</c> dials.
    /// Null when it must not be linked, or when there is no such contact.
    /// </summary>
    public static async Task<string?> HrefAsync(this ContentView view, string? url)
    {
        if (!Links.IsSafe(url))
            return null;
        if (PhoneReference.ContactOf(url) is not null)
            return (await view.ContactAsync(url))?.Href;
        return url!.StartsWith("~/", StringComparison.Ordinal) ? view.Url(url[2..]) : url;
    }

    /// <summary>The words of a link: those that were written, or for a contact that was left without words (or with a number, which may be old) its number.</summary>
    public static async Task<string?> WordsAsync(this ContentView view, string? words, string? url) =>
        PhoneReference.ContactOf(url) is null || !string.IsNullOrWhiteSpace(words) && !PhoneLinks.IsNumber(words)
            ? string.IsNullOrWhiteSpace(words) ? null : words.Trim()
            : (await view.ContactAsync(url))?.Number;

    private static async Task<ContactPoint?> NamedAsync(ContentView view, string name)
    {
        foreach (var (_, settings) in await view.DocumentsAsync(SiteDocuments.CustomSettings))
        {
            if (ContentJson.TryGet(settings, Bag, out var bag) && ContainedItems.In(bag, nameof(BagPart.ContentItems)).FirstOrDefault(entry => ContactPoint.Text(entry, KeyField) == name) is { } found)
                return ContactPoint.Of(found);
        }
        return null;
    }

    // A place's number may itself be a named contact.
    private static async Task<IReadOnlyList<(string Id, ContactPoint Contact)>> EntriesAsync(ContentView view, ContentItem place)
    {
        var entries = new List<(string, ContactPoint)>();
        foreach (var entry in place.As<BagPart>(PhonesBag)?.ContentItems ?? [])
        {
            if (ContactPoint.Of(entry) is not { } own)
                continue;
            if (!PhoneReference.Is(own.Number))
                entries.Add((entry.ContentItemId, own));
            else if (PhoneReference.ContactOf(own.Number) is { } name && await NamedAsync(view, name) is { } named)
                entries.Add((entry.ContentItemId, named with { Purpose = own.Purpose ?? named.Purpose, Hours = own.Hours.Count > 0 ? own.Hours : named.Hours }));
        }
        return entries;
    }
}
