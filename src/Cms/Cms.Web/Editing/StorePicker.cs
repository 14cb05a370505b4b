using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Display.Contacts;
using Cms.Web.Security;

namespace Cms.Web.Editing;

/// <summary>
/// Pages and terms to choose from, drafts included: an editor may point at a page that is not live yet. One per request,
/// since a page with many pickers asks for the same pages again and again.
/// </summary>
internal sealed class StorePicker(ContentStore store, DeskContent desk, DefinitionStore definitions, SiteDocuments documents, IPeople people) : IPickerSource
{
    private const int Most = 2000;
    private readonly Dictionary<string, IReadOnlyList<ContentItem>> byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContentItem?> byId = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<PickerChoice>?> ChoicesAsync(PickerQuestion question, CancellationToken cancellation = default) => question.Of switch
    {
        PickerOf.Pages => await PagesAsync(question),
        PickerOf.Terms => await TermsAsync(question),
        PickerOf.Phones => await PhonesAsync(),
        PickerOf.People => await PeopleAsync(question),
        PickerOf.Translations => await TranslationsAsync(question),
        _ => null,
    };

    private async Task<IReadOnlyList<PickerChoice>> PagesAsync(PickerQuestion question)
    {
        var items = new Dictionary<string, ContentItem>(StringComparer.Ordinal);
        foreach (var type in TypesOf(question))
        {
            foreach (var item in await OfTypeAsync(type))
                items[item.ContentItemId] = item;
        }
        foreach (var id in question.Chosen.Where(id => !items.ContainsKey(id)))
        {
            if (await FindAsync(id) is { } item)
                items[id] = item;
        }
        var choices = new List<PickerChoice>();
        foreach (var item in items.Values)
            choices.Add(await ChoiceAsync(item));
        return [.. choices.OrderBy(choice => choice.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(choice => choice.ParentPath, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<PickerChoice> ChoiceAsync(ContentItem item) => new(item.ContentItemId, item.DisplayText ?? item.ContentItemId, await ParentPathAsync(item), item.ContentType);

    /// <summary>People by their names; where two have the same, what they sign in with tells them apart.</summary>
    private async Task<IReadOnlyList<PickerChoice>> PeopleAsync(PickerQuestion question)
    {
        var known = (await people.InRolesAsync(question.Roles)).ToList();
        foreach (var id in question.Chosen.Where(id => !known.Exists(person => person.UserId == id)))
        {
            if (await people.FindAsync(id) is { } person)
                known.Add(person);
        }
        var names = known.ToLookup(person => person.Name, StringComparer.CurrentCultureIgnoreCase);
        return [.. known.Select(person => new PickerChoice(person.UserId, person.Name, names[person.Name].Count() > 1 ? person.UserName : null, nameof(PickerOf.People)))];
    }

    /// <summary>Each set by its page in the site's own language, or in the first it has.</summary>
    private async Task<IReadOnlyList<PickerChoice>> TranslationsAsync(PickerQuestion question)
    {
        IReadOnlyList<string> types = question.ContentTypes.Count > 0 ? question.ContentTypes
            : [.. definitions.Schema.Definitions.Types.Values.Where(type => type.Parts.Any(part => part.PartName == nameof(LocalizationPart))).Select(type => type.Name)];
        var pages = new List<PickerChoice>();
        if (types.Count > 0)
            pages.AddRange(await PagesAsync(new PickerQuestion(PickerOf.Pages, []) { ContentTypes = types }));
        foreach (var set in question.Chosen)
        {
            foreach (var member in await store.TranslationsAsync(set))
            {
                if (await FindAsync(member.ItemId) is { } item)
                    pages.Add(await ChoiceAsync(item));
            }
        }
        var sets = await store.TranslationSetsAsync([.. pages.Select(page => page.Id)]);
        return [.. pages.DistinctBy(page => page.Id).GroupBy(page => sets.GetValueOrDefault(page.Id, page.Id), StringComparer.Ordinal)
            .Select(group => group.OrderBy(page => byId[page.Id]?.Place.Culture == ItemPlace.DefaultCulture ? 0 : 1).First() with { Id = group.Key })];
    }

    private IEnumerable<string?> TypesOf(PickerQuestion question)
    {
        if (question.ContentTypes.Count == 0 && question.Stereotypes.Count == 0)
            return [null];
        return question.ContentTypes.Concat(definitions.Schema.Definitions.Types.Values
            .Where(type => type.Options.Stereotype is { Length: > 0 } stereotype && question.Stereotypes.Contains(stereotype)).Select(type => type.Name)).Distinct();
    }

    private async Task<IReadOnlyList<ContentItem>> OfTypeAsync(string? type)
    {
        if (byType.TryGetValue(type ?? "", out var known))
            return known;
        var items = await desk.ListAsync(new ContentQuery(type) { Take = Most });
        foreach (var item in items)
            byId[item.ContentItemId] = item;
        return byType[type ?? ""] = items;
    }

    private async Task<ContentItem?> FindAsync(string id) => byId.TryGetValue(id, out var known) ? known : byId[id] = await store.LatestAsync(id);

    private async Task<string?> ParentPathAsync(ContentItem item)
    {
        var titles = new Stack<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var id = item.Place.ParentId; id is not null && seen.Add(id);)
        {
            var parent = await FindAsync(id);
            if (parent?.DisplayText is { Length: > 0 } title)
                titles.Push(title);
            id = parent?.Place.ParentId;
        }
        return titles.Count > 0 ? string.Join(" / ", titles) : null;
    }

    private async Task<IReadOnlyList<PickerChoice>> TermsAsync(PickerQuestion question)
    {
        var choices = new List<PickerChoice>();
        if (question.TaxonomyId is { } id && await FindAsync(id) is { } taxonomy && taxonomy.As<TaxonomyPart>() is { } part)
            Add(choices, part.Terms, null, question);
        return choices;
    }

    /// <summary>The named contacts of the settings, then the phones of every item that has some.</summary>
    private async Task<IReadOnlyList<PickerChoice>> PhonesAsync()
    {
        var choices = new List<PickerChoice>();
        foreach (var (_, settings) in await documents.AllAsync(SiteDocuments.CustomSettings))
        {
            if (!ContentJson.TryGet(settings, ContactReads.Bag, out var bag))
                continue;
            foreach (var entry in ContainedItems.In(bag, nameof(BagPart.ContentItems)))
            {
                if (ContactPoint.Text(entry, ContactReads.KeyField) is { } key && PhoneReference.ContactOf(PhoneReference.ToContact(key)) is not null && ContactPoint.Of(entry) is { } contact)
                    choices.Add(new PickerChoice(PhoneReference.ToContact(key), $"{contact.Purpose ?? key}: {contact.Number}", "contacts of the site", entry.ContentType));
            }
        }
        foreach (var type in definitions.Schema.Definitions.Types.Values.Where(type => type.Part(ContactReads.PhonesBag) is { PartName: nameof(BagPart) }))
        {
            foreach (var item in await OfTypeAsync(type.Name))
            {
                foreach (var entry in item.As<BagPart>(ContactReads.PhonesBag)?.ContentItems ?? [])
                {
                    if (ContactPoint.Of(entry) is { } phone && !PhoneReference.Is(phone.Number))
                        choices.Add(new PickerChoice(PhoneReference.ToPlace(item.ContentItemId, entry.ContentItemId), $"{item.DisplayText}: {phone.Number}", phone.Purpose, type.Name));
                }
            }
        }
        return choices;
    }

    private static void Add(List<PickerChoice> choices, IEnumerable<ContentItem> terms, string? above, PickerQuestion question)
    {
        foreach (var term in terms)
        {
            var children = ContainedItems.In(term.Content, TermPart.ChildTerms).ToList();
            var title = term.DisplayText ?? term.As<TitlePart>()?.Title ?? term.ContentItemId;
            if (!question.LeavesOnly || children.Count == 0 || question.Chosen.Contains(term.ContentItemId))
                choices.Add(new PickerChoice(term.ContentItemId, title, above, term.ContentType));
            Add(choices, children, above is null ? title : $"{above} / {title}", question);
        }
    }
}
