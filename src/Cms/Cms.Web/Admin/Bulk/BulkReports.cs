using System.Collections.Concurrent;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Admin.Bulk;

/// <summary>The last few hundred reports, for the page that follows the act. They are a comfort, not a record: the record is the activity.</summary>
public sealed class BulkReports
{
    private const int Kept = 200;
    private readonly ConcurrentDictionary<string, BulkReport> reports = new();
    private readonly ConcurrentQueue<string> order = new();

    public string Keep(BulkReport report)
    {
        var key = ContentIds.New();
        reports[key] = report;
        order.Enqueue(key);
        while (order.Count > Kept && order.TryDequeue(out var oldest))
            reports.TryRemove(oldest, out _);
        return key;
    }

    /// <summary>The report under a key, for the person who did it alone.</summary>
    public BulkReport? Find(string? key, Actor reader) => key is not null && reports.TryGetValue(key, out var report) && report.UserId == reader.UserId ? report : null;
}
