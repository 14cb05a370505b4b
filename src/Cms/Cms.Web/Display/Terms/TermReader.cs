using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;

namespace Cms.Web.Display.Terms;

/// <summary>A word of a taxonomy. <paramref name="Url"/> is null where the taxonomy gives its words no addresses.</summary>
public sealed record ShownTerm(string ItemId, string Title, string? Url);

/// <summary>What stands at a word's address: the pages that carry it, by title.</summary>
public sealed record TermPage(ShownTerm Term, IReadOnlyList<ContentLink> Carriers);

/// <summary>The words of taxonomies as visitors see them. A taxonomy that routes what it contains has a page for each word, below its own address.</summary>
public static class TermReader
{
    private const int Deepest = 10;

    /// <summary>The words of a taxonomy field, in its order; those that are not in the taxonomy (any more) are left out.</summary>
    public static async Task<IReadOnlyList<ShownTerm>> OfAsync(ContentView view, JsonElement field)
    {
        var value = field.Deserialize<TaxonomyField>(ContentJson.Options);
        if (value is not { TaxonomyContentItemId: { Length: > 0 } id, TermContentItemIds.Count: > 0 } || await view.ItemAsync(id) is not { } taxonomy)
            return [];
        var all = Terms(view, taxonomy).ToLookup(term => term.ItemId);
        return [.. value.TermContentItemIds.Select(term => all[term].FirstOrDefault()).OfType<ShownTerm>()];
    }

    /// <summary>All words of an item with <see cref="TaxonomyPart"/>; none for another item.</summary>
    public static IReadOnlyList<ShownTerm> AllOf(ContentView view, ContentItem taxonomy) => [.. Terms(view, taxonomy)];

    /// <summary>The page at a word's address (without a leading slash), or null.</summary>
    public static async Task<TermPage?> PageAsync(ContentView view, string path)
    {
        // As many steps as a word can stand below its taxonomy: a long address that is nobody's asks no more.
        var steps = 0;
        for (var cut = path.LastIndexOf('/'); cut > 0 && steps++ < Deepest; cut = path.LastIndexOf('/', cut - 1))
        {
            if ((await view.ResolveAsync(path[..cut])).ItemId is not { } id || await view.ItemAsync(id) is not { } taxonomy)
                continue;
            var url = view.Url(path);
            return Terms(view, taxonomy).FirstOrDefault(term => term.Url == url) is { } found ? new TermPage(found, await CarriersAsync(view, taxonomy.ContentItemId, found.ItemId)) : null;
        }
        return null;
    }

    private static async Task<IReadOnlyList<ContentLink>> CarriersAsync(ContentView view, string taxonomyId, string termId)
    {
        var links = new Dictionary<string, ContentLink>(StringComparer.Ordinal);
        foreach (var type in view.Schema.Definitions.Types.Values)
        {
            foreach (var part in type.Parts)
            {
                foreach (var field in view.Schema.Definitions.FieldsOf(part).Where(field => IsOf(field, taxonomyId)))
                {
                    foreach (var link in await view.LinksAsync(new ContentQuery(type.Name, Relation: new ContentReference(termId, $"{part.Name}.{field.Name}"))))
                        links[link.ItemId] = link;
                }
            }
        }
        return [.. links.Values.Where(link => link.Url is not null).OrderBy(link => link.Title, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static bool IsOf(ContentPartField field, string taxonomyId) =>
        field.FieldName == nameof(TaxonomyField) && field.Settings.Get<TaxonomyFieldSettings>().TaxonomyContentItemId == taxonomyId;

    private static IEnumerable<ShownTerm> Terms(ContentView view, ContentItem taxonomy)
    {
        var path = taxonomy.As<AutoroutePart>()?.RouteContainedItems == true ? taxonomy.Place.Path : null;
        return (taxonomy.As<TaxonomyPart>()?.Terms ?? []).SelectMany(term => Below(view, term, path, 1));
    }

    private static IEnumerable<ShownTerm> Below(ContentView view, ContentItem term, string? path, int level)
    {
        if (level > Deepest)
            yield break;
        yield return new ShownTerm(term.ContentItemId, term.DisplayText ?? "", Url(view, term, path));
        foreach (var inner in ContainedItems.In(term.Content, TermPart.ChildTerms).SelectMany(child => Below(view, child, path, level + 1)))
            yield return inner;
    }

    // As in Orchard, a word's own path stands below the taxonomy's, at any depth of the word.
    private static string? Url(ContentView view, ContentItem term, string? path) =>
        path is not null && term.As<AutoroutePart>() is { Disabled: false, Path: { Length: > 0 } own } route
            ? view.Url(route.Absolute || own.StartsWith($"{path}/", StringComparison.Ordinal) ? own.TrimStart('/') : $"{path}/{own.TrimStart('/')}")
            : null;
}
