using System.Security.Cryptography;
using System.Text;
using Cms.Content.Storage;
using Cms.Web.Finding;
using Cms.Web.Modules;
using Cms.Web.Site;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cms.Search.Indexing;

/// <summary>The file <c>search.db</c> in the site's data folder: the live pages as visitors find them.</summary>
public sealed class SearchDatabase(SiteOptions site, IOptions<SearchOptions> options, Enabled<ISearchFilter> filters)
{
    private readonly IndexFile index = new(Path.Combine(site.DataPath, "search.db"), () => Stamp(options.Value, filters), SearchTables.Create, SearchTables.Remove);

    public SqliteConnection OpenRead() => index.OpenRead();

    /// <summary>Where the index stands; <see cref="FeedPosition.Nowhere"/> when it must be built.</summary>
    public FeedPosition Position() => index.Position();

    /// <summary>Empties the index and fills it, in one transaction: readers see the old one until the new one is whole.</summary>
    public Task RebuildAsync(IAsyncEnumerable<IndexedPage> pages, FeedPosition position) => index.RebuildAsync(async (connection, transaction) =>
    {
        await foreach (var page in pages)
            connection.Execute(SearchTables.Put, page, transaction);
    }, position);

    /// <summary>Puts pages in and takes items out, and notes the position with them.</summary>
    public void Write(IEnumerable<IndexedPage> put, IEnumerable<string> remove, FeedPosition position) => index.Write((connection, transaction) =>
    {
        foreach (var page in put)
            connection.Execute(SearchTables.Put, page, transaction);
        foreach (var itemId in remove)
            connection.Execute("DELETE FROM pages WHERE item_id = @itemId", new { itemId }, transaction);
    }, position);

    // Another build of the program may read texts in another way, and so may other options and filters: then the index starts over.
    private static string Stamp(SearchOptions options, IEnumerable<ISearchFilter> filters)
    {
        var programs = filters.Select(filter => filter.GetType()).Append(typeof(SearchDatabase)).Append(typeof(Content.Model.ContentSchema)).Append(typeof(IndexFile))
            .Select(type => $"{type.FullName} {type.Module.ModuleVersionId}");
        var names = options.InternalParts.Append("|").Concat(options.InternalFields).Append("|").Concat(options.UnquotedFields).Append("|").Concat(options.AliasFields).Append("|").Concat(options.SummaryFields).Append("|").Concat(options.HeadingFields);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', programs.Concat(names)))));
    }
}
