using System.Collections.Concurrent;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace Cms.Web.Admin;

/// <summary>
/// What became of a publication on this node: when it was saved, when each reader had it, which pages were made new.
/// Kept for the last few hundred; a receipt is a comfort, not a record (the audit is the record).
/// </summary>
public sealed class Receipts
{
    private const int Kept = 500;
    private readonly FeedPump pump;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<long, IReadOnlyList<string>> refreshed = new();
    private readonly ConcurrentDictionary<long, Receipt> receipts = new();

    public Receipts(FeedPump pump, LiveCache cache, TimeProvider clock)
    {
        this.pump = pump;
        this.clock = clock;
        cache.PagesRefreshed += (position, pages) =>
        {
            refreshed[position] = pages;
            foreach (var old in refreshed.Keys.Order().SkipLast(Kept))
                refreshed.TryRemove(old, out _);
        };
    }

    /// <summary>Waits at most two seconds for this node's readers and notes what they did.</summary>
    public async Task<Receipt> TakeAsync(long position)
    {
        var saved = clock.GetUtcNow();
        var readers = await pump.WaitAsync(position, TimeSpan.FromSeconds(2));
        var receipt = new Receipt(position, saved, [.. readers.Select(reader => new ReaderReceipt(reader.Reader, reader.After))], refreshed.GetValueOrDefault(position) ?? []);
        receipts[position] = receipt;
        foreach (var old in receipts.Keys.Order().SkipLast(Kept))
            receipts.TryRemove(old, out _);
        return receipt;
    }

    public Receipt? Find(long position) => receipts.GetValueOrDefault(position);
}

/// <summary>One publication on this node. <paramref name="Pages"/> are the addresses of the kept pages that were dropped and will be made new.</summary>
public sealed record Receipt(long Position, DateTimeOffset SavedUtc, IReadOnlyList<ReaderReceipt> Readers, IReadOnlyList<string> Pages)
{
    public bool IsComplete => Readers.All(reader => reader.After is not null);
}

/// <summary>How long after the save a reader had it; null when it was still behind after two seconds.</summary>
public sealed record ReaderReceipt(string Reader, TimeSpan? After);
