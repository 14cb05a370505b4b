using Microsoft.AspNetCore.Http;

namespace ObGyn.Physicians.Directory;

/// <summary>What someone looks for in the team: words, and choices by facet. Read from a query string and written back to one, so every list has an address.</summary>
public sealed record TeamFilter(string Words, IReadOnlyDictionary<string, IReadOnlyList<string>> Choices)
{
    public const string Accepting = "new";
    public const string Program = "program";
    public const string Location = "location";
    public const string Language = "language";
    public const string Kind = "kind";
    public const string Gender = "gender";
    public const string Visits = "visits";
    public static readonly IReadOnlyList<string> Facets = [Accepting, Program, Location, Language, Kind, Gender, Visits];
    private const int LongestWords = 200;

    public bool IsEmpty => Words.Length == 0 && Choices.Count == 0;

    public int Count => Choices.Values.Sum(values => values.Count);

    public IReadOnlyList<string> Chosen(string facet) => Choices.GetValueOrDefault(facet) ?? [];

    public static TeamFilter From(IQueryCollection query)
    {
        var words = (query["q"].FirstOrDefault() ?? "").Trim();
        var choices = Facets
            .Select(facet => (facet, Values: query[facet].OfType<string>().Where(value => value.Length is > 0 and < LongestWords).Distinct(StringComparer.Ordinal).Take(50).ToList()))
            .Where(choice => choice.Values.Count > 0)
            .ToDictionary(choice => choice.facet, IReadOnlyList<string> (choice) => choice.Values, StringComparer.Ordinal);
        return new TeamFilter(words.Length > LongestWords ? words[..LongestWords] : words, choices);
    }

    /// <summary>The query string of the same list without one choice; "?" alone is the whole list.</summary>
    public string Without(string facet, string value) => Query(Choices.SelectMany(choice => choice.Value.Select(chosen => (choice.Key, chosen))).Where(pair => pair != (facet, value)));

    public string WithoutChoices() => Query([]);

    private string Query(IEnumerable<(string Name, string Value)> pairs)
    {
        var all = Words.Length > 0 ? pairs.Prepend(("q", Words)) : pairs;
        return "?" + string.Join('&', all.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
    }
}
