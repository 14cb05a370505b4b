using System.Globalization;
using System.Text;

namespace Cms.Content.Routing;

/// <summary>
/// The words of an address. One step has lower-case letters a to z, digits and hyphens, so it can be read out on the phone and typed on any keyboard;
/// steps are separated by slashes.
/// </summary>
public static class Slugs
{
    public const int MaxLength = 1024;

    /// <summary>One step from a title: <c>Café &amp; crèche</c> gives <c>cafe-and-creche</c>. Empty when the title has no letter that can be folded to a to z, and no digit.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in title.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Fold(rune) is { } letters)
                slug.Append(letters);
            else if (slug.Length > 0 && slug[^1] != '-' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && !IsApostrophe(rune))
                slug.Append('-');
            if (rune.Value == '&')
                slug.Append("and-");
        }
        return Cut(slug.ToString().Trim('-'));
    }

    /// <summary>What is wrong with an address (without its leading slash) and how to mend it, or null.</summary>
    public static string? Problem(string slug)
    {
        if (slug.Length == 0)
            return "The address is empty. Write a few words with hyphens between them, such as visiting-hours.";
        if (slug.Length > MaxLength)
            return $"The address has {slug.Length} characters and may have {MaxLength}. Shorten it.";
        var mended = string.Join('/', slug.Split('/').Select(From).Where(step => step.Length > 0));
        if (mended == slug)
            return null;
        var why = slug.Split('/').Any(step => step.Length == 0)
            ? "The address has a slash too many."
            : "An address has only the letters a to z in lower case, digits and single hyphens.";
        return mended.Length > 0 ? $"{why} Write it as {mended}." : $"{why} Write a few words with hyphens between them.";
    }

    private static string? Fold(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => rune.ToString(),
        >= 'A' and <= 'Z' => ((char)(rune.Value | 0x20)).ToString(),
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'þ' or 'Þ' => "th",
        'ħ' or 'Ħ' => "h",
        'ı' => "i",
        'ŋ' or 'Ŋ' => "n",
        _ => null,
    };

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʻ' or 'ʼ' or '`' or '´';

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        var hyphen = slug.LastIndexOf('-', MaxLength);
        return slug[..(hyphen > 0 ? hyphen : MaxLength)];
    }
}
