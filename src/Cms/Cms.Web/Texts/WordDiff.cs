namespace Cms.Web.Texts;

public enum Change { Same, Added, Removed }

/// <summary>A run of words that stayed, came or went.</summary>
public sealed record WordRun(Change Change, IReadOnlyList<string> Words)
{
    public string Text => string.Join(' ', Words);
}

/// <summary>Two texts compared word by word. Where words changed, those that went stand before those that came.</summary>
public static class WordDiff
{
    // Beyond this the texts are compared as wholes: it is about a minute of reading, and the table would grow with its square.
    private const long MostCells = 4_000_000;

    public static string[] Split(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<WordRun> Of(string? before, string? after) => Of(Split(before), Split(after));

    public static IReadOnlyList<WordRun> Of(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        var runs = new Runs();
        runs.Add(Change.Same, before[..start]);
        Middle(before[start..^end], after[start..^end], runs);
        runs.Add(Change.Same, before[^end..]);
        return runs.All;
    }

    /// <summary>
    /// The same comparison for the eye: a word or two that two sentences happen to share, amid others that have nothing in common, does not break them up.
    /// </summary>
    public static IReadOnlyList<WordRun> Readable(string? before, string? after)
    {
        var runs = Of(before, after);
        var readable = new Runs();
        for (var i = 0; i < runs.Count; i++)
        {
            var isIsland = runs[i].Change is Change.Same && runs[i].Words.Count <= 2 && i > 0 && i < runs.Count - 1 && Around(runs, i) >= 3 * runs[i].Words.Count;
            foreach (var change in isIsland ? [Change.Removed, Change.Added] : (Change[])[runs[i].Change])
                readable.Add(change, [.. runs[i].Words]);
        }
        return readable.All;
    }

    // How many words changed beside a run, on the side where fewer did.
    private static int Around(IReadOnlyList<WordRun> runs, int at)
    {
        var before = runs.Take(at).Reverse().TakeWhile(run => run.Change is not Change.Same).Sum(run => run.Words.Count);
        var after = runs.Skip(at + 1).TakeWhile(run => run.Change is not Change.Same).Sum(run => run.Words.Count);
        return Math.Min(before, after);
    }

    private static void Middle(string[] before, string[] after, Runs runs)
    {
        if (before.Length == 0 || after.Length == 0 || (long)before.Length * after.Length > MostCells)
        {
            runs.Add(Change.Removed, before);
            runs.Add(Change.Added, after);
            return;
        }
        // common[i, j]: the longest common run of words of what stands from i and from j on.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var (from, to) = (0, 0);
        while (from < before.Length || to < after.Length)
        {
            if (from < before.Length && to < after.Length && before[from] == after[to])
                (from, to) = (runs.Add(Change.Same, before[from..(from + 1)]) + from, to + 1);
            else if (from < before.Length && (to == after.Length || common[from + 1, to] >= common[from, to + 1]))
                from += runs.Add(Change.Removed, before[from..(from + 1)]);
            else
                to += runs.Add(Change.Added, after[to..(to + 1)]);
        }
    }

    private sealed class Runs
    {
        private readonly List<(Change Change, List<string> Words)> runs = [];

        public IReadOnlyList<WordRun> All => [.. runs.Select(run => new WordRun(run.Change, run.Words))];

        public int Add(Change change, string[] words)
        {
            if (words.Length == 0)
                return 0;
            // Words that went are told before words that came, however the two are mixed.
            var at = runs.Count - 1;
            if (change is Change.Removed && at >= 0 && runs[at].Change is Change.Added)
            {
                if (at > 0 && runs[at - 1].Change is Change.Removed)
                    runs[at - 1].Words.AddRange(words);
                else
                    runs.Insert(at, (change, [.. words]));
            }
            else if (at >= 0 && runs[at].Change == change)
                runs[at].Words.AddRange(words);
            else
                runs.Add((change, [.. words]));
            return words.Length;
        }
    }
}
