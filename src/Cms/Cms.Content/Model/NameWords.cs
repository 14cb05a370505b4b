using System.Text;

namespace Cms.Content.Model;

/// <summary>A name from the definitions as words for staff, where nobody gave it any: <c>LearnMore</c> reads "Learn more".</summary>
public static class NameWords
{
    public static string Of(string name)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["Part", "Field"])
            name = name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                words.Append(' ').Append(char.ToLowerInvariant(name[i]));
            else
                words.Append(name[i]);
        }
        return words.ToString();
    }
}
