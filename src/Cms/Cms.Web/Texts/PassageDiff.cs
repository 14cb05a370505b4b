namespace Cms.Web.Texts;

/// <summary>Two versions of a page, passage by passage: what is new comes where it stands now, what went comes where it stood.</summary>
public static class PassageDiff
{
    /// <param name="before">Null: there is nothing to compare with, and everything is new to the reader.</param>
    public static IReadOnlyList<ComparedPassage> Of(IReadOnlyList<Passage>? before, IReadOnlyList<Passage> after)
    {
        if (before is null)
            return [.. after.Select(passage => new ComparedPassage(passage, PassageChange.Same, Whole(passage, Change.Same)))];
        var old = before.ToDictionary(passage => passage.Place, StringComparer.Ordinal);
        var kept = KeptOrder([.. before.Select(passage => passage.Place)], [.. after.Select(passage => passage.Place)]);
        var compared = after.Select(passage => !old.TryGetValue(passage.Place, out var was)
            ? new ComparedPassage(passage, PassageChange.Added, Whole(passage, Change.Added))
            : Compare(was, passage, kept.Contains(passage.Place))).ToList();
        var now = after.Select(passage => passage.Place).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < before.Count; i++)
        {
            if (now.Contains(before[i].Place))
                continue;
            var above = i == 0 ? null : before[i - 1].Place;
            compared.Insert(compared.FindIndex(passage => passage.Passage.Place == above) + 1, new ComparedPassage(before[i], PassageChange.Removed, Whole(before[i], Change.Removed)));
        }
        return compared;
    }

    private static ComparedPassage Compare(Passage before, Passage after, bool stayed)
    {
        if (before.Label == after.Label && before.Lines.Select(line => (line.Kind, line.Words)).SequenceEqual(after.Lines.Select(line => (line.Kind, line.Words))))
            return new ComparedPassage(after, stayed ? PassageChange.Same : PassageChange.Moved, Whole(after, Change.Same)) { IsMoved = !stayed };
        var lines = Lines(before.Lines, after.Lines);
        // The name of a block is its heading, which stands over the passage and not among its lines.
        if (before.Label != after.Label)
            lines.Insert(0, new ComparedLine(LineKind.Heading, WordDiff.Readable(before.Label, after.Label)));
        return new ComparedPassage(after, PassageChange.Changed, lines) { IsMoved = !stayed };
    }

    // Lines that are the same hold the others in place; between them, the first that went is compared with the first that came, and so on.
    private static List<ComparedLine> Lines(IReadOnlyList<Line> before, IReadOnlyList<Line> after)
    {
        var same = WordDiff.Of([.. before.Select(line => line.Words)], [.. after.Select(line => line.Words)]);
        var lines = new List<ComparedLine>();
        var (from, to) = (0, 0);
        for (var i = 0; i < same.Count; i++)
        {
            var count = same[i].Words.Count;
            if (same[i].Change is Change.Same)
            {
                lines.AddRange(after.Skip(to).Take(count).Select(line => Whole(line, Change.Same)));
                (from, to) = (from + count, to + count);
                continue;
            }
            var removed = same[i].Change is Change.Removed ? before.Skip(from).Take(count).ToList() : [];
            var added = removed.Count == 0 ? after.Skip(to).Take(count).ToList() : i + 1 < same.Count && same[i + 1].Change is Change.Added ? after.Skip(to).Take(same[++i].Words.Count).ToList() : [];
            (from, to) = (from + removed.Count, to + added.Count);
            for (var j = 0; j < Math.Max(removed.Count, added.Count); j++)
            {
                lines.Add(j >= added.Count ? Whole(removed[j], Change.Removed) : j >= removed.Count ? Whole(added[j], Change.Added)
                    : new ComparedLine(added[j].Kind, WordDiff.Readable(removed[j].Words, added[j].Words)));
            }
        }
        return lines;
    }

    private static List<ComparedLine> Whole(Passage passage, Change change) => [.. passage.Lines.Select(line => Whole(line, change))];

    private static ComparedLine Whole(Line line, Change change) => new(line.Kind, [new WordRun(change, WordDiff.Split(line.Words))]);

    // The places that keep their order among each other; the fewest possible are then said to have moved.
    private static HashSet<string> KeptOrder(string[] before, string[] after) =>
        [.. WordDiff.Of([.. before.Where(after.Contains)], [.. after.Where(before.Contains)]).Where(run => run.Change is Change.Same).SelectMany(run => run.Words)];
}
