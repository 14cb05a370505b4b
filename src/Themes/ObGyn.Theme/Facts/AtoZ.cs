using System.Globalization;
using System.Text;
using Cms.Content.Model;

namespace ObGyn.Theme;

public static class AtoZ
{
    /// <summary>The letter an item stands under: the first of its title without accents; '#' when it begins with none.</summary>
    public static char LetterOf(ContentItem item)
    {
        var first = (item.DisplayText ?? "").Normalize(NormalizationForm.FormD).FirstOrDefault(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark);
        var letter = char.ToUpperInvariant(first);
        return char.IsAsciiLetterUpper(letter) ? letter : '#';
    }

    public static string? FirstSentence(string? text)
    {
        if (text is null)
            return null;
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
