using System.Globalization;
using System.Text;
using Cms.Web.Texts;

namespace Cms.Review.SmallFixes;

/// <summary>Which words must not come, go or change without a signature, and how a word is read for that: in no regard of case, hidden signs and the marks around it.</summary>
internal sealed class GuardedWords(SmallFixSettings settings)
{
    private static readonly HashSet<string> Numbers = Words(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half third quarter once twice double triple dozen single");

    private static readonly HashSet<string> Units = Words(
        "mg g kg mcg µg μg ml dl l cl cm mm m km inch inches ft feet lb lbs oz ounce ounces pound pounds cup cups gram grams milligram milligrams microgram micrograms kilogram kilograms liter liters milliliter milliliters "
        + "second seconds minute minutes hour hours day days week weeks month months year years daily weekly monthly yearly hourly degree degrees celsius fahrenheit °f °c percent % iu unit units");

    private static readonly HashSet<string> Telling = Words(
        "not no never must cannot none nor neither nothing nobody without unless except only always avoid stop until before after more less fewer most least higher lower above below increase increases increased decrease decreases decreased high low left right safe unsafe all any every each both either");

    private readonly HashSet<string> units = [.. Units, .. settings.Units.Select(Fold)];
    private readonly HashSet<string> telling = [.. Telling, .. settings.TellingWords.Select(Fold)];
    private readonly string[][] names = [.. settings.Names.Select(name => WordDiff.Split(name).Select(Fold).Where(word => word.Length > 0).ToArray()).Where(name => name.Length > 0)];

    public IEnumerable<string[]> Names => names;

    public static bool IsNumber(string folded) =>
        folded.Any(char.IsNumber) || Pieces(folded).Any(piece => Numbers.Contains(piece) || piece.Length > 1 && piece.All(letter => letter is 'i' or 'v' or 'x'));

    public bool IsUnit(string folded) => Pieces(folded).Any(units.Contains);

    public bool IsTelling(string folded) => Pieces(folded).Any(piece => telling.Contains(piece) || piece.EndsWith("n't", StringComparison.Ordinal));

    /// <summary>A letter of another alphabet inside a word looks like one of ours and is another one.</summary>
    public static bool MixesAlphabets(string folded) => folded.Any(IsLatin) && folded.Any(letter => char.IsLetter(letter) && !IsLatin(letter) && letter is not 'μ');

    /// <summary>"safe" and "unsafe", "toxic" and "nontoxic": one is the other with a "no" before it.</summary>
    public static bool IsOpposite(string first, string second)
    {
        var (shorter, longer) = first.Length < second.Length ? (first, second) : (second, first);
        return shorter.Length > 2 && longer.EndsWith(shorter, StringComparison.Ordinal) && longer[..^shorter.Length] is "un" or "non" or "non-" or "in" or "im" or "ir" or "il" or "dis" or "anti" or "anti-" or "contra";
    }

    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormKC))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                folded.Append(letter is '’' or '‘' ? '\'' : char.ToLowerInvariant(letter));
        }
        return folded.ToString().Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '[', ']', '“', '”', '…', '«', '»');
    }

    private static string[] Pieces(string folded) => folded.Split(['/', '-', '–', '—', '‑'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsLatin(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '\u00c0' and <= '\u024f';

    private static HashSet<string> Words(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
