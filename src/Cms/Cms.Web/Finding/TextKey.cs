using System.Globalization;
using System.Text;

namespace Cms.Web.Finding;

/// <summary>Words reduced to what the index compares: letters and digits in lower case without accents, one space between words.</summary>
public static class TextKey
{
    public static string Of(string text) => string.Join(' ', Words(text));

    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        // Text that is not well-formed cannot be normalised: what stands alone of a pair becomes the replacement character first.
        foreach (var rune in string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else if (word.Length > 0 && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }
}
