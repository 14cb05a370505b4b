using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Queries;

/// <summary>
/// Answers queries from what is published now. The heads of the items pass by one at a time and no more are kept than the answer needs; only the items of the answer are read whole.
/// </summary>
public sealed class QueryRunner(ContentStore store, DefinitionStore definitions)
{
    /// <summary>The published items of an answer in its order; types of a feature that is off are left out.</summary>
    /// <exception cref="QueryParameterException">A value is missing or does not fit.</exception>
    public async Task<IReadOnlyList<ContentItem>> RunAsync(SiteQuery query, IReadOnlyDictionary<string, string> parameters)
    {
        var (test, order, from, size) = query.Fill(parameters);
        if (size == 0)
            return [];
        var types = definitions.Schema.Definitions.Types;
        var best = new SortedSet<QueryRow>(order);
        await using var connection = await store.Database.OpenAsync();
        await foreach (var row in connection.QueryUnbufferedAsync<QueryRow>(
            """
            SELECT i.item_id AS ItemId, v.version_id AS VersionId, i.content_type AS ContentType, v.display_text AS DisplayText, i.owner AS Owner, v.author AS Author,
                i.created_utc AS CreatedUtc, v.modified_utc AS ModifiedUtc, v.published_utc AS PublishedUtc
            FROM content_items i JOIN content_versions v ON v.version_id = i.published_version WHERE i.deleted_utc IS NULL
            """))
        {
            if (!types.ContainsKey(row.ContentType) || !test(row))
                continue;
            best.Add(row);
            if (best.Count > from + size)
                best.Remove(best.Max!);
        }
        var ids = best.Skip(from).Select(row => row.ItemId).ToList();
        var items = (await store.PublishedAsync(ids)).Select(definitions.Show).OfType<ContentItem>().ToDictionary(item => item.ContentItemId, StringComparer.Ordinal);
        return [.. ids.Where(items.ContainsKey).Select(id => items[id])];
    }
}
