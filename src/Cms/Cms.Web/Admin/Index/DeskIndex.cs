using System.Security.Cryptography;
using System.Text;
using Cms.Content.Storage;
using Cms.Web.Finding;
using Cms.Web.Modules;
using Cms.Web.Site;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cms.Web.Admin.Index;

/// <summary>The file <c>desk.db</c> in the site's data folder: every item that is not in the trash, drafts included, as the desk lists and finds it.</summary>
public sealed class DeskIndex(SiteOptions site, IOptions<DeskIndexOptions> options, Enabled<IReviewDate> reviewDates)
{
    private readonly IndexFile index = new(Path.Combine(site.DataPath, "desk.db"), () => Stamp(options.Value, reviewDates), DeskTables.Create, DeskTables.Remove);

    public SqliteConnection OpenRead() => index.OpenRead();

    public FeedPosition Position() => index.Position();

    public Task RebuildAsync(IAsyncEnumerable<DeskPage> pages, FeedPosition position) => index.RebuildAsync(async (connection, transaction) =>
    {
        await foreach (var page in pages)
            Put(connection, transaction, page);
    }, position);

    /// <summary>Puts items in and takes items out, and notes the position with them.</summary>
    public void Write(IReadOnlyCollection<DeskPage> put, IEnumerable<string> remove, FeedPosition position) => index.Write((connection, transaction) =>
    {
        foreach (var itemId in remove)
        {
            connection.Execute("DELETE FROM texts WHERE page_id = (SELECT page_id FROM pages WHERE item_id = @itemId)", new { itemId }, transaction);
            connection.Execute("DELETE FROM facts WHERE item_id = @itemId; DELETE FROM pages WHERE item_id = @itemId", new { itemId }, transaction);
        }
        foreach (var page in put)
            Put(connection, transaction, page);
    }, position);

    private static void Put(SqliteConnection connection, SqliteTransaction transaction, DeskPage page)
    {
        var pageId = connection.ExecuteScalar<long>(DeskTables.Put, page, transaction);
        connection.Execute(DeskTables.PutText, new { pageId, page.Title, page.Aliases, page.Address, page.People, page.Body }, transaction);
        connection.Execute("DELETE FROM facts WHERE item_id = @ItemId", new { page.ItemId }, transaction);
        connection.Execute(DeskTables.PutFact, page.Facts.Select((fact, position) => new { itemId = page.ItemId, position, fact.Kind, fact.Words, fact.Path }), transaction);
    }

    // Another build of the program may read texts in another way, and so may other options and modules: then the index starts over.
    private static string Stamp(DeskIndexOptions options, IEnumerable<IReviewDate> reviewDates)
    {
        var programs = reviewDates.Select(date => date.GetType()).Append(typeof(DeskIndex)).Append(typeof(Content.Model.ContentSchema)).Select(type => $"{type.FullName} {type.Module.ModuleVersionId}");
        var names = options.AliasFields.Append("|").Concat(options.FactFields).Append("|").Concat(options.ConfirmFields);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', programs.Concat(names)))));
    }
}
