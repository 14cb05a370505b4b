using System.Text;

namespace Cms.Web.Finding;

/// <summary>
/// What a visitor typed, as words. Only letters and digits reach the index's query language, each word in quotation marks, so quotes, operators, wildcards
/// and control characters mean nothing there. Long input is cut.
/// </summary>
public sealed record QueryWords(string Text, IReadOnlyList<string> Words)
{
    /// <summary>In characters, as the search field allows as well.</summary>
    public const int MaxLength = 200;
    private const int MostWords = 16;
    private const int LongestWord = 64;

    // Words of questions, which say nothing about what is asked. They are looked for when nothing else was typed.
    private static readonly HashSet<string> Small =
    [
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "get", "has", "have", "how", "i", "if", "in", "is", "it", "me", "my", "of", "on",
        "or", "s", "should", "t", "that", "the", "there", "to", "was", "what", "when", "where", "which", "who", "why", "will", "with", "you", "your",
    ];

    /// <summary>The whole query reduced as titles are, and the same without the words of a question: to find a page that is called exactly so.</summary>
    public IReadOnlyList<string> Keys { get; } = [TextKey.Of(Text), string.Join(' ', Words)];

    public bool IsEmpty => Words.Count == 0;

    public static QueryWords Parse(string? typed)
    {
        var text = Clean(typed ?? "");
        var all = TextKey.Words(text).Select(word => Cut(word, LongestWord)).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        var telling = all.Where(word => !Small.Contains(word)).ToList();
        return new QueryWords(text, telling.Count > 0 ? telling : all);
    }

    /// <summary>
    /// The query in the index's language: every word must be there, or any of them. The last word may be the beginning of a longer one:
    /// <paramref name="completions"/> are the words of the site that it begins.
    /// </summary>
    public string Match(bool all, IEnumerable<string> completions)
    {
        var terms = Words.Take(Words.Count - 1).Select(Quote).Append(Last(completions));
        return string.Join(all ? " AND " : " OR ", terms);
    }

    private string Last(IEnumerable<string> completions)
    {
        var last = Words[^1];
        // One letter begins half the words there are; it only stands for them when nothing else was typed.
        if (last.Length == 1 && Words.Count > 1)
            return Quote(last);
        return $"({string.Join(" OR ", completions.Where(word => word != last).Select(Quote).Prepend(Quote(last) + "*").Prepend(Quote(last)))})";
    }

    private static string Quote(string word) => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\"";

    /// <summary>One line without control characters, at most <see cref="MaxLength"/> long, never half a character.</summary>
    private static string Clean(string typed)
    {
        var text = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > MaxLength)
                break;
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                text.Append(rune);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static string Cut(string word, int length) =>
        word.Length <= length ? word : char.IsHighSurrogate(word[length - 1]) ? word[..(length - 1)] : word[..length];
}
