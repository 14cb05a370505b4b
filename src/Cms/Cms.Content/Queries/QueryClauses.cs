using Cms.Content.Model;

namespace Cms.Content.Queries;

/// <summary>What a query knows of a published item; dates as <see cref="UtcText"/>.</summary>
internal sealed class QueryRow
{
    public required string ItemId { get; init; }
    public required string VersionId { get; init; }
    public required string ContentType { get; init; }
    public string? DisplayText { get; init; }
    public string? Owner { get; init; }
    public string? Author { get; init; }
    public string? CreatedUtc { get; init; }
    public string? ModifiedUtc { get; init; }
    public string? PublishedUtc { get; init; }
}

/// <summary>A field of Orchard's content index that a query may ask for.</summary>
internal sealed record QueryField(Func<QueryRow, string?> Of, bool IsDate = false, bool IsWords = false)
{
    private const string Prefix = "Content.ContentItem.";

    private static readonly Dictionary<string, QueryField> All = new(StringComparer.Ordinal)
    {
        ["ContentItemId"] = new(row => row.ItemId),
        [$"{Prefix}ContentItemId"] = new(row => row.ItemId),
        [$"{Prefix}ContentItemVersionId"] = new(row => row.VersionId),
        [$"{Prefix}ContentType"] = new(row => row.ContentType),
        [$"{Prefix}Owner"] = new(row => row.Owner),
        [$"{Prefix}Author"] = new(row => row.Author),
        // Only what is published is asked.
        [$"{Prefix}Published"] = new(_ => "true"),
        [$"{Prefix}DisplayText"] = new(row => row.DisplayText),
        [$"{Prefix}DisplayText.Analyzed"] = new(row => row.DisplayText, IsWords: true),
        [$"{Prefix}CreatedUtc"] = new(row => row.CreatedUtc, IsDate: true),
        [$"{Prefix}ModifiedUtc"] = new(row => row.ModifiedUtc, IsDate: true),
        [$"{Prefix}PublishedUtc"] = new(row => row.PublishedUtc, IsDate: true),
    };

    public static QueryField? Find(string name) => All.GetValueOrDefault(name);
}

/// <summary>One clause whose parameters are filled in: whether an item is in the answer.</summary>
internal delegate bool QueryTest(QueryRow row);

/// <summary>A clause as the template has it; it is filled in for each request.</summary>
/// <exception cref="QueryParameterException">A value does not fit.</exception>
internal delegate QueryTest QueryClause(IReadOnlyDictionary<string, string> values);

/// <summary>Words of a text, without what stands between them, in small letters.</summary>
internal static class QueryWordList
{
    public static List<string> Of(string? text)
    {
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= (text?.Length ?? 0); at++)
        {
            var isLetter = at < text?.Length && char.IsLetterOrDigit(text[at]);
            if (isLetter && start < 0)
                start = at;
            else if (!isLetter && start >= 0)
            {
                words.Add(text![start..at].ToLowerInvariant());
                start = -1;
            }
        }
        return words;
    }

    public static bool HasPhrase(List<string> words, List<string> phrase) =>
        phrase.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Any(at => words.GetRange(at, phrase.Count).SequenceEqual(phrase, StringComparer.Ordinal));
}
