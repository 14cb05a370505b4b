namespace Cms.Web.Display;

/// <summary>
/// Answers kept until a question behind them changes. An answer is stored with the tags of what was asked while it was made and with the feed
/// sequence it started from; when one of the tags fired after that, the answer is already old and is not stored. Bounded: the least used go first.
/// </summary>
/// <param name="capacity">The sum of all sizes kept; sizes are the caller's unit (bytes for pages, 1 for items).</param>
public sealed class TagCache<T>(long capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> recent = new();
    private readonly Dictionary<string, HashSet<string>> keysByTag = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> lastFired = new(StringComparer.Ordinal);
    private long firedBefore;
    private long size;

    public int Count
    {
        get { lock (gate) return entries.Count; }
    }

    public bool TryGet(string key, DateTimeOffset now, out T value)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
            {
                if (node.Value.FreshUntil is { } until && until <= now)
                {
                    Remove(node);
                }
                else
                {
                    recent.Remove(node);
                    recent.AddFirst(node);
                    value = node.Value.Value;
                    return true;
                }
            }
            value = default!;
            return false;
        }
    }

    /// <summary>Keeps an answer; false when one of its questions changed since <paramref name="startedAt"/>.</summary>
    public bool Set(string key, T value, long entrySize, IReadOnlyCollection<string> tags, long startedAt, DateTimeOffset? freshUntil = null)
    {
        lock (gate)
        {
            if (startedAt < firedBefore || tags.Any(tag => lastFired.TryGetValue(tag, out var fired) && fired > startedAt) || entrySize > capacity)
                return false;
            if (entries.TryGetValue(key, out var old))
                Remove(old);
            var node = recent.AddFirst(new Entry(key, value, entrySize, tags, freshUntil));
            entries[key] = node;
            foreach (var tag in tags)
            {
                if (!keysByTag.TryGetValue(tag, out var keys))
                    keysByTag[tag] = keys = [];
                keys.Add(key);
            }
            size += entrySize;
            while (size > capacity && recent.Last is { } last)
                Remove(last);
            return true;
        }
    }

    /// <summary>Drops every answer that asked one of the tags; returns their keys.</summary>
    public IReadOnlyList<string> Fire(IEnumerable<string> tags, long sequence)
    {
        var dropped = new List<string>();
        lock (gate)
        {
            if (lastFired.Count > 100_000)
            {
                lastFired.Clear();
                firedBefore = sequence;
            }
            foreach (var tag in tags)
            {
                lastFired[tag] = sequence;
                if (!keysByTag.TryGetValue(tag, out var keys))
                    continue;
                foreach (var key in keys.ToList())
                {
                    dropped.Add(key);
                    Remove(entries[key]);
                }
            }
        }
        return dropped;
    }

    /// <summary>The keys whose answers asked one of the tags, without dropping them.</summary>
    public IReadOnlyList<string> KeysOf(IEnumerable<string> tags)
    {
        lock (gate)
            return [.. tags.SelectMany(tag => keysByTag.TryGetValue(tag, out var keys) ? keys : []).Distinct()];
    }

    public void Clear(long sequence)
    {
        lock (gate)
        {
            entries.Clear();
            recent.Clear();
            keysByTag.Clear();
            lastFired.Clear();
            firedBefore = sequence;
            size = 0;
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        entries.Remove(node.Value.Key);
        recent.Remove(node);
        size -= node.Value.Size;
        foreach (var tag in node.Value.Tags)
        {
            if (keysByTag.TryGetValue(tag, out var keys) && keys.Remove(node.Value.Key) && keys.Count == 0)
                keysByTag.Remove(tag);
        }
    }

    private sealed record Entry(string Key, T Value, long Size, IReadOnlyCollection<string> Tags, DateTimeOffset? FreshUntil);
}
