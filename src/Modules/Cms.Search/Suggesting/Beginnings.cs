using System.Globalization;
using System.Text;
using Cms.Web.Finding;

namespace Cms.Search.Suggesting;

/// <summary>
/// Where the words that are being typed begin a word of a name, whatever its case and accents. <paramref name="words"/> are reduced as <see cref="TextKey"/> reduces them.
/// </summary>
internal sealed class Beginnings(IReadOnlyList<string> words)
{
    /// <summary>Does each of the words begin a word of the name?</summary>
    public bool AllIn(string name) => words.All(word => Spans(name).Any(span => LengthOf(name.AsSpan(span.Start, span.Length), word) > 0));

    /// <summary>The name with those letters marked.</summary>
    public MarkedText Mark(string name)
    {
        var runs = new List<(string, bool)>();
        var done = 0;
        foreach (var (start, length) in Spans(name))
        {
            var marked = words.Max(word => LengthOf(name.AsSpan(start, length), word));
            if (marked == 0)
                continue;
            if (start > done)
                runs.Add((name[done..start], false));
            done = start + marked;
            runs.Add((name[start..done], true));
        }
        if (done < name.Length)
            runs.Add((name[done..], false));
        return new MarkedText(runs);
    }

    /// <summary>How many characters of a word, with the accents that belong to them, are what was typed; 0 when it begins otherwise.</summary>
    private static int LengthOf(ReadOnlySpan<char> word, string typed)
    {
        var length = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (length > 0 && !IsAccent(rune) && TextKey.Of(word[..length].ToString()) is var key && key.Length >= typed.Length)
                return key == typed ? length : 0;
            length += rune.Utf16SequenceLength;
        }
        return TextKey.Of(word.ToString()) == typed ? length : 0;
    }

    private static IEnumerable<(int Start, int Length)> Spans(string name)
    {
        var (start, at) = (-1, 0);
        foreach (var rune in name.EnumerateRunes())
        {
            var belongs = Rune.IsLetterOrDigit(rune) || (start >= 0 && IsAccent(rune));
            if (belongs && start < 0)
                start = at;
            if (!belongs && start >= 0)
            {
                yield return (start, at - start);
                start = -1;
            }
            at += rune.Utf16SequenceLength;
        }
        if (start >= 0)
            yield return (start, name.Length - start);
    }

    private static bool IsAccent(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
