using System.Data.Common;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Dapper;

namespace Cms.Search.Indexing;

/// <summary>
/// The live site as the index sees it, read from the content store: which pages are to be found, and their words.
/// It reads the definitions itself whenever the feed tells of a change, because another follower of the feed may be ahead or behind.
/// </summary>
public sealed class PageSource(ContentStore store, DefinitionStore definitions, SiteDocuments documents, PageText text, Enabled<ISearchFilter> filters)
{
    private const int Batch = 200;
    private ContentSchema? schema;
    private SearchProfile? profile;

    /// <summary>Definitions and the profile of the index are read again.</summary>
    public void Forget() => (schema, profile) = (null, null);

    /// <summary>Every page to be found, in no particular order.</summary>
    public async IAsyncEnumerable<IndexedPage> AllAsync()
    {
        await using var connection = await store.Database.OpenAsync();
        var ids = (await connection.QueryAsync<string>(
            "SELECT item_id FROM content_items WHERE published_version IS NOT NULL AND path IS NOT NULL AND deleted_utc IS NULL ORDER BY item_id")).AsList();
        var titles = new Titles(connection);
        foreach (var batch in ids.Chunk(Batch))
        {
            foreach (var page in await ReadAsync(batch, titles))
                yield return page;
        }
    }

    /// <summary>Those of the items that are to be found; the others are missing from the answer.</summary>
    public async Task<IReadOnlyList<IndexedPage>> PagesAsync(IReadOnlyCollection<string> itemIds)
    {
        await using var connection = await store.Database.OpenAsync();
        var titles = new Titles(connection);
        var pages = new List<IndexedPage>();
        foreach (var batch in itemIds.Chunk(Batch))
            pages.AddRange(await ReadAsync(batch, titles));
        return pages;
    }

    /// <summary>An item and everything below it in the page tree.</summary>
    public async Task<IReadOnlyList<string>> BranchAsync(string itemId)
    {
        await using var connection = await store.Database.OpenAsync();
        return (await connection.QueryAsync<string>(
            """
            WITH RECURSIVE branch (item_id) AS (
                SELECT CAST(@itemId AS text)
                UNION
                SELECT child.item_id FROM content_items child JOIN branch ON child.parent_id = branch.item_id)
            SELECT item_id FROM branch
            """, new { itemId })).AsList();
    }

    private async Task<IReadOnlyList<IndexedPage>> ReadAsync(IReadOnlyCollection<string> itemIds, Titles titles)
    {
        var current = schema ??= await definitions.ReadAsync();
        var asked = profile ??= await SearchProfile.ReadAsync(documents);
        var pages = new List<IndexedPage>();
        foreach (var item in await store.PublishedAsync(itemIds))
        {
            if (asked.Allows(item) && item.Place.Path is { } path && current.Definitions.Type(item.ContentType) is not null && filters.All(filter => filter.Allows(item)))
                pages.Add(text.Read(item, current, Url(item.Place.Culture, path), await titles.AboveAsync(item.Place.ParentId)));
        }
        return pages;
    }

    private static string Url(string culture, string path) => culture == ItemPlace.DefaultCulture ? $"/{path}" : $"/{culture}/{path}";

    /// <summary>Titles of the pages above, up to the first that is not live: each asked once.</summary>
    private sealed class Titles(DbConnection connection)
    {
        private const int Deepest = 50;
        private readonly Dictionary<string, (string? Title, string? ParentId)?> known = [];

        public async Task<IReadOnlyList<string>> AboveAsync(string? parentId)
        {
            var above = new List<string>();
            while (parentId is not null && above.Count < Deepest && await PageAsync(parentId) is { } page)
            {
                above.Insert(0, page.Title ?? "");
                parentId = page.ParentId;
            }
            return above;
        }

        private async Task<(string? Title, string? ParentId)?> PageAsync(string itemId)
        {
            if (!known.TryGetValue(itemId, out var page))
            {
                var rows = await connection.QueryAsync<(string?, string?)>(
                    """
                    SELECT v.display_text, i.parent_id FROM content_items i JOIN content_versions v ON v.version_id = i.published_version
                    WHERE i.item_id = @itemId AND i.deleted_utc IS NULL
                    """, new { itemId });
                known[itemId] = page = rows.Select(row => ((string?, string?)?)row).FirstOrDefault();
            }
            return page;
        }
    }
}
