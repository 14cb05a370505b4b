using System.Globalization;
using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Queries;

/// <summary>
/// A query of Orchard's step <c>Queries</c> that this program runs: of source Lucene, for content items, with a template in the part of its JSON language that can be answered
/// from the store: <c>match_all</c>, <c>term</c>, <c>terms</c>, <c>match</c>, <c>match_phrase</c>, <c>range</c> on dates and <c>bool</c>, with <c>sort</c>, <c>from</c> and <c>size</c>.
/// </summary>
public sealed class SiteQuery
{
    /// <summary>The most items of one answer.</summary>
    public const int LargestSize = 1000;

    /// <summary>How far into the answer <c>from</c> and <c>size</c> may reach together.</summary>
    public const int LastItem = 10_000;

    private const int UsualSize = 50;
    private const int DeepestClause = 20;

    private readonly QueryTemplate template;
    private readonly QueryClause clause;
    private readonly List<(QueryField Field, bool IsDescending)> order;

    private SiteQuery(string source)
    {
        template = new QueryTemplate(source);
        foreach (var member in template.Json.EnumerateObject().Where(member => member.Name is not ("query" or "sort" or "size" or "from")))
            throw new QueryNotRunException($"Its template has “{template.Said(member.Name)}”, which is not followed here.");
        if (!template.Json.TryGetProperty("query", out var query))
            throw new QueryNotRunException("Its template has no “query”.");
        clause = Clause(query, 0);
        order = template.Json.TryGetProperty("sort", out var sort) ? [.. Sorts(sort)] : [];
        _ = (Number("size", UsualSize, 0), Number("from", 0, 0));
    }

    /// <summary>Reads a query as a recipe has it, with flat members or those of <c>Properties.LuceneQueryMetadata</c>.</summary>
    /// <exception cref="QueryNotRunException">It is kept and not run; the message says why.</exception>
    public static SiteQuery Read(JsonElement query)
    {
        var source = ContentJson.GetString(query, "Source") ?? "";
        if (source.Equals("Sql", StringComparison.OrdinalIgnoreCase))
            throw new QueryNotRunException("This program's tables are not Orchard's, so it runs no SQL.");
        if (!source.Equals("Lucene", StringComparison.OrdinalIgnoreCase))
            throw new QueryNotRunException($"This program runs queries of the source Lucene, and this one has “{source}”.");
        if (!Returns(query))
            throw new QueryNotRunException("It asks for the entries of an index and not for content items (“ReturnContentItems” is not true), and Orchard's indexes are not here.");
        return Text(query, "Template") is { Length: > 0 } template ? new SiteQuery(template) : throw new QueryNotRunException("It has no template.");
    }

    /// <summary>Why a query is kept and not run, or null for one that runs.</summary>
    public static string? KeptBecause(JsonElement query)
    {
        try
        {
            Read(query);
            return null;
        }
        catch (QueryNotRunException problem)
        {
            return problem.Message;
        }
    }

    /// <exception cref="QueryParameterException">A value is missing or does not fit.</exception>
    internal (QueryTest Test, IComparer<QueryRow> Order, int From, int Size) Fill(IReadOnlyDictionary<string, string> values)
    {
        var (size, from) = (Number("size", UsualSize, values), Number("from", 0, values));
        if (size > LargestSize)
            throw new QueryParameterException($"The query asks for {size} items, and an answer has at most {LargestSize}. Ask for fewer, and for the rest with another “from”.");
        if (from > LastItem - size)
            throw new QueryParameterException($"“from” and “size” reach beyond item {LastItem}. Narrow the query instead.");
        return (clause(values), Comparer<QueryRow>.Create(Compare), from, size);
    }

    // Without an order in the query, as the items were made; ids make it the same each time.
    private int Compare(QueryRow left, QueryRow right)
    {
        foreach (var (field, isDescending) in order)
        {
            var result = field.IsDate ? string.CompareOrdinal(field.Of(left), field.Of(right)) : string.Compare(field.Of(left), field.Of(right), StringComparison.OrdinalIgnoreCase);
            if (result != 0)
                return isDescending ? -result : result;
        }
        var made = order.Count > 0 ? 0 : string.CompareOrdinal(left.CreatedUtc, right.CreatedUtc);
        return made != 0 ? made : string.CompareOrdinal(left.ItemId, right.ItemId);
    }

    private static bool Returns(JsonElement query) => ContentJson.GetBoolean(query, "ReturnContentItems")
        || Metadata(query) is { } metadata && ContentJson.GetBoolean(metadata, "ReturnContentItems");

    private static string? Text(JsonElement query, string name) => ContentJson.GetString(query, name) is { Length: > 0 } text ? text : Metadata(query) is { } metadata ? ContentJson.GetString(metadata, name) : null;

    private static JsonElement? Metadata(JsonElement query) =>
        ContentJson.TryGet(query, "Properties", out var properties) && ContentJson.TryGet(properties, "LuceneQueryMetadata", out var metadata) ? metadata : null;

    private QueryClause Clause(JsonElement json, int depth)
    {
        if (depth > DeepestClause)
            throw new QueryNotRunException($"Its clauses stand more than {DeepestClause} deep in each other.");
        if (json.ValueKind is not JsonValueKind.Object || json.EnumerateObject().Count() != 1)
            throw new QueryNotRunException("A clause of it is not an object with one member.");
        var (kind, body) = (json.EnumerateObject().First().Name, json.EnumerateObject().First().Value);
        if (body.ValueKind is not JsonValueKind.Object)
            throw new QueryNotRunException($"Its clause “{template.Said(kind)}” is not an object.");
        return kind switch
        {
            "match_all" => _ => _ => true,
            "bool" => Bool(body, depth),
            "term" or "terms" or "match" or "match_phrase" or "range" => OnField(kind, body),
            _ => throw new QueryNotRunException($"Its clause “{template.Said(kind)}” is not followed here."),
        };
    }

    private QueryClause Bool(JsonElement body, int depth)
    {
        var (all, none, some) = (new List<QueryClause>(), new List<QueryClause>(), new List<QueryClause>());
        foreach (var member in body.EnumerateObject())
        {
            var into = member.Name switch
            {
                "must" or "filter" => all,
                "must_not" => none,
                "should" => some,
                _ => throw new QueryNotRunException($"Its clause “bool” has “{template.Said(member.Name)}”, which is not followed here."),
            };
            into.AddRange(member.Value.ValueKind is JsonValueKind.Array ? member.Value.EnumerateArray().Select(entry => Clause(entry, depth + 1)) : [Clause(member.Value, depth + 1)]);
        }
        // Beside what must be, what should be only ranks, and nothing is ranked here.
        var isSomeNeeded = some.Count > 0 && all.Count == 0;
        return values =>
        {
            var (must, mustNot, should) = (Filled(all, values), Filled(none, values), Filled(some, values));
            return row => must.TrueForAll(test => test(row)) && !mustNot.Exists(test => test(row)) && (!isSomeNeeded || should.Exists(test => test(row)));
        };
    }

    private static List<QueryTest> Filled(List<QueryClause> clauses, IReadOnlyDictionary<string, string> values) => clauses.ConvertAll(clause => clause(values));

    private QueryClause OnField(string kind, JsonElement body)
    {
        if (body.EnumerateObject().Count() != 1)
            throw new QueryNotRunException($"Its clause “{kind}” does not name one field.");
        var (name, value) = (body.EnumerateObject().First().Name, body.EnumerateObject().First().Value);
        var field = QueryField.Find(name) ?? throw new QueryNotRunException($"Its clause “{kind}” asks for the field “{template.Said(name)}”, which the store cannot answer.");
        if (field.IsDate != kind is "range")
            throw new QueryNotRunException($"Its clause “{kind}” cannot be asked of “{name}” here.");
        return kind switch
        {
            "range" => Range(field, name, value),
            "terms" when value.ValueKind is JsonValueKind.Array => OneOf(field, [.. value.EnumerateArray().Select(entry => Scalar(entry, kind))]),
            "terms" => throw new QueryNotRunException("Its clause “terms” has no list of values."),
            "term" => OneOf(field, [Scalar(Inner(value, kind, "value", "boost"), kind)]),
            "match_phrase" when field.IsWords => Phrase(field, Scalar(Inner(value, kind, "query", "boost"), kind)),
            "match" when field.IsWords => Words(field, Scalar(Inner(value, kind, "query", "operator", "boost"), kind), IsAnd(value)),
            // A field that keeps its text whole matches it whole.
            _ => OneOf(field, [Scalar(Inner(value, kind, "query", "boost"), kind)]),
        };
    }

    private QueryClause OneOf(QueryField field, IReadOnlyList<string> texts) => values =>
    {
        var wanted = texts.Select(text => template.Fill(text, values)).ToHashSet(StringComparer.Ordinal);
        // A term of a text that is kept by words is one of its words.
        return field.IsWords ? row => QueryWordList.Of(field.Of(row)).Exists(wanted.Contains) : row => field.Of(row) is { } text && wanted.Contains(text);
    };

    private QueryClause Words(QueryField field, string text, bool isAnd) => values =>
    {
        var wanted = QueryWordList.Of(template.Fill(text, values));
        return row =>
        {
            var words = QueryWordList.Of(field.Of(row));
            return wanted.Count > 0 && (isAnd ? wanted.TrueForAll(words.Contains) : wanted.Exists(words.Contains));
        };
    };

    private QueryClause Phrase(QueryField field, string text) => values =>
    {
        var wanted = QueryWordList.Of(template.Fill(text, values));
        return row => QueryWordList.HasPhrase(QueryWordList.Of(field.Of(row)), wanted);
    };

    private QueryClause Range(QueryField field, string name, JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
            throw new QueryNotRunException("Its clause “range” has no limits.");
        var limits = new List<(string Kind, string Text)>();
        foreach (var member in body.EnumerateObject().Where(member => member.Name != "boost"))
        {
            var text = member.Name is "gt" or "gte" or "lt" or "lte" ? Scalar(member.Value, "range") : throw new QueryNotRunException($"Its clause “range” has “{template.Said(member.Name)}”, which is not followed here.");
            if (!QueryTemplate.HasParameter(text) && UtcText.Parse(text) is null)
                throw new QueryNotRunException($"Its clause “range” has the limit “{text}”, which is not a date.");
            limits.Add((member.Name, text));
        }
        return values =>
        {
            var filled = limits.ConvertAll(limit => (limit.Kind, Limit: UtcText.Format(UtcText.Parse(template.Fill(limit.Text, values)))
                ?? throw new QueryParameterException($"“{template.Fill(limit.Text, values)}” is not a date, and the query compares it with {name}. Write it as 2026-01-31T00:00:00Z.")));
            return row => field.Of(row) is { } date && filled.TrueForAll(limit => string.CompareOrdinal(date, limit.Limit) is var by && limit.Kind switch { "gt" => by > 0, "gte" => by >= 0, "lt" => by < 0, _ => by <= 0 });
        };
    }

    // { "field": value } or { "field": { "value": value } }.
    private JsonElement Inner(JsonElement value, string kind, string name, params string[] also)
    {
        if (value.ValueKind is not JsonValueKind.Object)
            return value;
        foreach (var member in value.EnumerateObject().Where(member => member.Name != name && !also.Contains(member.Name)))
            throw new QueryNotRunException($"Its clause “{kind}” has “{template.Said(member.Name)}”, which is not followed here.");
        return value.TryGetProperty(name, out var inner) ? inner : throw new QueryNotRunException($"Its clause “{kind}” has no “{name}”.");
    }

    private static bool IsAnd(JsonElement value) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty("operator", out var word) && ContentJson.AsText(word)?.ToLowerInvariant() switch
    {
        "and" => true,
        "or" => false,
        _ => throw new QueryNotRunException("Its clause “match” has an “operator” that is neither “and” nor “or”."),
    };

    private static string Scalar(JsonElement value, string kind) => ContentJson.AsText(value) ?? throw new QueryNotRunException($"Its clause “{kind}” has a value that is no text.");

    private IEnumerable<(QueryField Field, bool IsDescending)> Sorts(JsonElement sort) => sort.ValueKind switch
    {
        JsonValueKind.Array => sort.EnumerateArray().SelectMany(Sorts),
        JsonValueKind.String => [(Sorted(sort.GetString()!), false)],
        JsonValueKind.Object => sort.EnumerateObject().Select(member => (Sorted(member.Name), IsDescending(member.Value))),
        _ => throw new QueryNotRunException("Its “sort” is not a field, or a list of them."),
    };

    private QueryField Sorted(string name) => QueryField.Find(name) is { IsWords: false } field ? field : throw new QueryNotRunException($"It sorts by “{template.Said(name)}”, which the store cannot do.");

    private static bool IsDescending(JsonElement value) => (value.ValueKind is JsonValueKind.Object ? ContentJson.GetString(value, "order") ?? "asc" : ContentJson.AsText(value)) switch
    {
        "asc" => false,
        "desc" => true,
        _ => throw new QueryNotRunException("Its “sort” has an order that is neither “asc” nor “desc”."),
    };

    // At import a parameter is taken on trust; a number that stands there is looked at.
    private int Number(string name, int usual, int atLeast)
    {
        if (!template.Json.TryGetProperty(name, out var value))
            return usual;
        var text = ContentJson.AsText(value);
        if (text is not null && QueryTemplate.HasParameter(text))
            return usual;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < atLeast)
            throw new QueryNotRunException($"Its “{name}” is not a whole number.");
        return number <= LastItem ? number : throw new QueryNotRunException($"Its “{name}” is {number}, and may be {LastItem} at most.");
    }

    private int Number(string name, int usual, IReadOnlyDictionary<string, string> values)
    {
        if (!template.Json.TryGetProperty(name, out var value))
            return usual;
        var text = template.Fill(ContentJson.AsText(value)!, values);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new QueryParameterException($"“{name}” is “{text}”, and must be a whole number such as 10.");
    }
}
