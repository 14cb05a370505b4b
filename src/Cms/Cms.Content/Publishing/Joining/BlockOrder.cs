namespace Cms.Content.Publishing.Joining;

/// <summary>
/// The order of a joined list. Who moved blocks decides; when both did, I do. What one side added comes after the block it stood behind there;
/// what both added behind the same block stands mine first.
/// </summary>
internal sealed record BlockOrder(IReadOnlyList<string> Ids, IReadOnlyList<string> MovedByThem)
{
    /// <summary>All ids of mine and theirs, also of blocks that the join then drops.</summary>
    public static BlockOrder Merge(IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var (movedByMe, movedByThem) = (Moved(before, mine), Moved(before, theirs));
        var theirsLeads = movedByMe.Count == 0 && movedByThem.Count > 0;
        var (lead, follow) = theirsLeads ? (theirs, mine) : (mine, theirs);
        var ids = lead.ToList();
        var present = ids.ToHashSet(StringComparer.Ordinal);
        var common = theirs.ToHashSet(StringComparer.Ordinal);
        var at = 0;
        foreach (var id in follow)
        {
            if (!present.Add(id))
            {
                at = ids.IndexOf(id) + 1;
                continue;
            }
            // What I added there comes first.
            while (!theirsLeads && at < ids.Count && !common.Contains(ids[at]) && !before.Contains(ids[at]))
                at++;
            ids.Insert(at++, id);
        }
        return new BlockOrder(ids, theirsLeads ? movedByThem : []);
    }

    // The blocks outside the longest run that kept its order: the fewest moves that explain the new order.
    private static IReadOnlyList<string> Moved(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var was = before.Select((id, index) => (id, index)).ToDictionary(entry => entry.id, entry => entry.index, StringComparer.Ordinal);
        var ids = after.Where(was.ContainsKey).ToList();
        var (best, from) = (new int[ids.Count], new int[ids.Count]);
        for (var i = 0; i < ids.Count; i++)
        {
            (best[i], from[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (was[ids[j]] < was[ids[i]] && best[j] + 1 > best[i])
                    (best[i], from[i]) = (best[j] + 1, j);
            }
        }
        var kept = new HashSet<int>();
        for (var i = ids.Count == 0 ? -1 : Array.IndexOf(best, best.Max()); i >= 0; i = from[i])
            kept.Add(i);
        return [.. ids.Where((_, index) => !kept.Contains(index))];
    }
}
