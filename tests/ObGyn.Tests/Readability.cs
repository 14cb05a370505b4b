namespace ObGyn.Tests;

/// <summary>
/// Two common school-grade formulas over English text. Formulas disagree with each other, so a report shows both and their mean.
/// A list entry or heading counts as a sentence.
/// </summary>
internal static class Readability
{
    /// <summary>Flesch-Kincaid grade level (Kincaid et al., 1975).</summary>
    public static double FleschKincaid(string text)
    {
        var (sentences, words) = Count(text);
        return 0.39 * words.Count / sentences + 11.8 * words.Sum(Syllables) / words.Count - 15.59;
    }

    /// <summary>SMOG grade (McLaughlin, 1969): how many words have three syllables or more.</summary>
    public static double Smog(string text)
    {
        var (sentences, words) = Count(text);
        return 1.0430 * Math.Sqrt(words.Count(word => Syllables(word) >= 3) * 30.0 / sentences) + 3.1291;
    }

    private static (int Sentences, IReadOnlyList<string> Words) Count(string text)
    {
        var sentences = Site.Sentences(text).Where(sentence => sentence.Any(char.IsLetter)).ToList();
        var words = sentences.SelectMany(Site.Words).Select(word => new string([.. word.Where(char.IsLetter)])).Where(word => word.Length > 0).ToList();
        return (Math.Max(1, sentences.Count), words);
    }

    // Groups of vowels, less a silent e or -ed at the end: right for about nine words in ten, and even over a page.
    private static int Syllables(string word)
    {
        var text = word.ToLowerInvariant();
        var count = 0;
        var vowelBefore = false;
        foreach (var letter in text)
        {
            var vowel = "aeiouy".Contains(letter, StringComparison.Ordinal);
            if (vowel && !vowelBefore)
                count++;
            vowelBefore = vowel;
        }
        if (text.Length > 3 && (text.EndsWith('e') && !text.EndsWith("le", StringComparison.Ordinal) || text.EndsWith("ed", StringComparison.Ordinal) && text[^3] is not ('t' or 'd') || text.EndsWith("es", StringComparison.Ordinal) && text[^3] is not ('s' or 'x' or 'z' or 'c' or 'g')))
            count--;
        return Math.Max(1, count);
    }
}
