using System.Globalization;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Admin.Packages;

/// <summary>An import that was carried out. <paramref name="By"/> is what the person signs in with.</summary>
public sealed record KeptImport(DateTime AtUtc, string By, string Name, PackageReport Report);

/// <summary>The newest imports of the desk with their reports: documents of a kind that no export holds.</summary>
public sealed class ImportLog(Database database, SiteDocuments documents)
{
    private const int Most = 50;

    /// <summary>Keeps a report, and drops the oldest beyond the newest fifty. Apart from the import itself: a report that cannot be kept takes nothing back.</summary>
    public Task KeepAsync(Actor actor, string name, PackageReport report) => database.WriteAsync(async session =>
    {
        var now = await session.NowAsync();
        var id = $"{now.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}-{ContentIds.New()}";
        await session.SetDocumentAsync(SiteDocuments.ImportReports, id, JsonSerializer.SerializeToNode(new KeptImport(now, actor.UserName, name, report), ContentJson.Options)!);
        var all = await session.QueryAsync<string>("SELECT name FROM site_documents WHERE kind = @kind", new { kind = SiteDocuments.ImportReports });
        foreach (var old in all.OrderDescending(StringComparer.Ordinal).Skip(Most))
            await session.RemoveDocumentAsync(SiteDocuments.ImportReports, old);
    });

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<(string Id, KeptImport Import)>> ListAsync() => [.. (await documents.AllAsync(SiteDocuments.ImportReports))
        .OrderByDescending(document => document.Name, StringComparer.Ordinal).Select(document => (document.Name, document.Json.Deserialize<KeptImport>(ContentJson.Options)!))];

    public async Task<KeptImport?> FindAsync(string id) => await documents.FindAsync(SiteDocuments.ImportReports, id) is { } json ? json.Deserialize<KeptImport>(ContentJson.Options) : null;
}
