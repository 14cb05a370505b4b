using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Content.Recipes;

/// <summary>
/// One hash over everything a site consists of: items with their live and newest versions, addresses, plans, definitions, documents, media.
/// It does not depend on the order in which things were written, so two sites are equal when their hashes are. Items in the trash, old versions,
/// redirects, audit and feed are history and not in it.
/// </summary>
public static class ContentHash
{
    public static async Task<string> ComputeAsync(Database database)
    {
        await using var connection = await database.OpenAsync();
        await using var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var lines = new List<byte[]>();
        foreach (var (kind, name, json) in await connection.QueryAsync<(string, string, string)>("SELECT kind, name, json FROM definitions", transaction: transaction))
            lines.Add(Line("definition", kind, name, json));
        foreach (var (kind, name, json) in await connection.QueryAsync<(string, string, string)>("SELECT kind, name, json FROM site_documents WHERE kind <> @told", new { told = SiteDocuments.ImportReports }, transaction))
            lines.Add(Line("document", kind, name, json));
        foreach (var (path, sha256) in await connection.QueryAsync<(string, string)>("SELECT path, sha256 FROM media_files", transaction: transaction))
            lines.Add(Line("media", path, sha256));
        foreach (var (culture, path, item) in await connection.QueryAsync<(string, string, string)>("SELECT culture, path, item_id FROM routes", transaction: transaction))
            lines.Add(Line("route", culture, path, item));
        foreach (var plan in (await connection.QueryAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE state = 'pending'", transaction: transaction)))
            lines.Add(Line("plan", plan.ItemId, plan.VersionId, plan.Kind, plan.DueUtc));
        var rows = (await connection.QueryAsync<ItemRow>(ItemRow.Select, transaction: transaction)).ToDictionary(row => row.ItemId, StringComparer.Ordinal);
        lines.AddRange(rows.Values.Select(row => Line("item", row.ItemId, row.ContentType, row.Culture, row.TranslationSet, row.ParentId, row.ParentId is null ? null : Text(row.SortOrder), row.Path, row.LatestVersion, row.LiveVersion)));
        // At the top of the tree only the order counts: an import numbers those pages anew.
        lines.AddRange(ItemRow.Siblings(rows.Values.Where(row => row.ParentId is null)).Select((row, index) => Line("top", Text(index), row.ItemId)));
        await foreach (var version in connection.QueryUnbufferedAsync<VersionRow>(VersionRow.Select, transaction: transaction))
            lines.Add(Line("version", version.VersionId, version.ItemId, version.DisplayText, version.Slug, version.Author, version.ModifiedUtc, version.PublishedUtc, version.Data, version.Owner, version.CreatedUtc, version.Alias));
        return Combine(lines);
    }

    private static string Combine(List<byte[]> lines)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.OrderBy(Convert.ToHexStringLower, StringComparer.Ordinal))
            all.AppendData(line);
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    // Each text with its length before it: no two different rows give the same bytes.
    private static byte[] Line(params ReadOnlySpan<string?> texts)
    {
        var line = new StringBuilder();
        foreach (var text in texts)
            line.Append(text is null ? "-" : Text(text.Length)).Append(':').Append(text);
        return SHA256.HashData(Encoding.UTF8.GetBytes(line.ToString()));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class VersionRow
    {
        public required string VersionId { get; init; }
        public required string ItemId { get; init; }
        public string? DisplayText { get; init; }
        public string? Slug { get; init; }
        public string? Author { get; init; }
        public string? ModifiedUtc { get; init; }
        public string? PublishedUtc { get; init; }
        public required string Data { get; init; }
        public string? Owner { get; init; }
        public string? CreatedUtc { get; init; }
        public string? Alias { get; init; }

        public const string Select =
            """
            SELECT v.version_id AS VersionId, v.item_id AS ItemId, v.display_text AS DisplayText, v.slug AS Slug, v.author AS Author, v.modified_utc AS ModifiedUtc, v.published_utc AS PublishedUtc,
                   v.data AS Data, i.owner AS Owner, i.created_utc AS CreatedUtc, i.alias AS Alias
            FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version OR v.version_id = i.published_version WHERE i.deleted_utc IS NULL
            """;
    }
}
