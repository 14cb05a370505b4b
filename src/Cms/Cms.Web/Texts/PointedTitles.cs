using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Security;

namespace Cms.Web.Texts;

/// <summary>What versions point at, in words, by id: titles of pages, names of people.</summary>
public sealed class PointedTitles(ContentStore store, DefinitionStore definitions, IPeople people)
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(params IReadOnlyList<ContentItem> versions)
    {
        var titles = await OthersAsync(versions);
        var ids = versions.SelectMany(definitions.Schema.References).Select(reference => reference.TargetId).Distinct(StringComparer.Ordinal).ToList();
        foreach (var item in await store.LatestAsync(ids))
            titles[item.ContentItemId] = item.DisplayText ?? "";
        return titles;
    }

    /// <summary>The same without the pages that are pointed at by their own ids.</summary>
    public async Task<Dictionary<string, string>> OthersAsync(params IReadOnlyList<ContentItem> versions)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var visit in versions.SelectMany(version => definitions.Schema.Walk(version, "")))
        {
            if (visit.Field?.FieldName is nameof(UserPickerField))
            {
                foreach (var id in Ids(visit, nameof(UserPickerField.UserIds)).Where(id => !titles.ContainsKey(id)))
                {
                    if (await people.FindAsync(id) is { } person)
                        titles[id] = person.Name;
                }
            }
            else if (visit.Field?.FieldName is nameof(LocalizationSetContentPickerField))
            {
                foreach (var set in Ids(visit, nameof(LocalizationSetContentPickerField.LocalizationSets)).Where(set => !titles.ContainsKey(set)))
                {
                    var members = await store.TranslationsAsync(set);
                    if (members.OrderBy(member => member.Culture == ItemPlace.DefaultCulture ? 0 : 1).FirstOrDefault() is { } first && await store.LatestAsync(first.ItemId) is { } page)
                        titles[set] = page.DisplayText ?? "";
                }
            }
        }
        return titles;
    }

    private static IReadOnlyList<string> Ids(SchemaVisit visit, string member) => FieldWords.Texts(visit.Json, member).ToList();
}
