using System.Globalization;
using System.Text;

namespace Cms.Content.Routing;

/// <summary>The last step of an address: lower-case letters, digits and hyphens.</summary>
public static class Slugs
{
    public const int MaxLength = 1024;

    public static string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "page" : text[..Math.Min(text.Length, 120)].Trim('-');
    }

    /// <summary>What is wrong with a step typed by a person, or null.</summary>
    public static string? Problem(string slug)
    {
        if (slug.Length > MaxLength)
            return $"The address is longer than {MaxLength} characters.";
        return slug.TrimStart('/').Split('/').All(step => step.Length > 0 && step.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            ? null
            : "Use lower-case letters, digits and hyphens in the address, such as first-visit.";
    }
}
