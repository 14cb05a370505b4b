using Cms.Web.Texts;

namespace Cms.Review.SmallFixes;

/// <summary>Counts the words that changed between two texts and finds the first that must not.</summary>
internal sealed class WordCheck(SmallFixSettings settings)
{
    private readonly GuardedWords guarded = new(settings);

    public int Changed { get; private set; }
    public string? Reason { get; private set; }

    public void Compare(string? before, string? after)
    {
        if (before == after)
            return;
        var (old, @new) = (WordDiff.Split(before), WordDiff.Split(after));
        var (oldChanged, newChanged) = (new bool[old.Length], new bool[@new.Length]);
        var (from, to) = (0, 0);
        var runs = WordDiff.Of(old, @new);
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Change is Change.Same)
            {
                (from, to) = (from + runs[i].Words.Count, to + runs[i].Words.Count);
                continue;
            }
            var removed = runs[i].Change is Change.Removed ? runs[i].Words : [];
            var added = removed.Count == 0 ? runs[i].Words : i + 1 < runs.Count && runs[i + 1].Change is Change.Added ? runs[++i].Words : [];
            Array.Fill(oldChanged, true, from, removed.Count);
            Array.Fill(newChanged, true, to, added.Count);
            (from, to) = (from + removed.Count, to + added.Count);
            Changed += Math.Max(removed.Count, added.Count);
            Reason ??= Why(removed, added);
        }
        Reason ??= NameIn(old, oldChanged) ?? NameIn(@new, newChanged);
    }

    private string? Why(IReadOnlyList<string> removed, IReadOnlyList<string> added)
    {
        var (gone, come) = (removed.Select(GuardedWords.Fold).ToList(), added.Select(GuardedWords.Fold).ToList());
        // A word that only got another mark beside it or a capital letter did not change.
        foreach (var word in come.ToList())
        {
            if (gone.Remove(word))
                come.Remove(word);
        }
        foreach (var word in gone.Concat(come))
        {
            if (GuardedWords.MixesAlphabets(word))
                return $"“{word}” is written with letters of two alphabets.";
            if (GuardedWords.IsNumber(word))
                return $"A number changed: “{word}”.";
            if (guarded.IsUnit(word))
                return $"A unit changed: “{word}”.";
            if (guarded.IsTelling(word))
                return come.Contains(word) ? $"“{word}” came in, which can turn the meaning around." : $"“{word}” was taken out, which can turn the meaning around.";
        }
        return gone.SelectMany(_ => come, (old, @new) => (Old: old, New: @new)).Where(pair => GuardedWords.IsOpposite(pair.Old, pair.New))
            .Select(pair => $"“{pair.Old}” became “{pair.New}”, which can turn the meaning around.").FirstOrDefault();
    }

    // A name of several words changed when one of them did.
    private string? NameIn(string[] words, bool[] changed)
    {
        var folded = words.Select(GuardedWords.Fold).ToArray();
        foreach (var name in guarded.Names)
        {
            for (var at = 0; at + name.Length <= folded.Length; at++)
            {
                if (name.Where((word, index) => folded[at + index] != word && folded[at + index] != word + "s").Any() || !changed.AsSpan(at, name.Length).Contains(true))
                    continue;
                return $"{settings.NamesAre} changed: “{string.Join(' ', words[at..(at + name.Length)])}”.";
            }
        }
        return null;
    }
}
