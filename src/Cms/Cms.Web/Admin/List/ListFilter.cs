using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Admin.List;

/// <summary>What a list of pages is asked for, as it stands in its address. Null means "any"; anything unknown in an address is dropped.</summary>
public sealed record ListFilter
{
    public const string Path = "/admin/pages";
    private const int Longest = 200;
    private static readonly string[] Sorts = ["title", "owner", "review", "changed"];

    /// <summary>Words in the title, other names, address or text.</summary>
    public string? Text { get; init; }
    public string? Type { get; init; }
    /// <summary><c>live</c>, <c>not-live</c> or <c>archived</c>; null is all but what is archived.</summary>
    public string? See { get; init; }
    /// <summary><c>none</c>, <c>draft</c>, <c>planned</c>, <c>live</c>, <c>offline</c>, <c>failed</c>, or the name of a module's state.</summary>
    public string? Next { get; init; }
    /// <summary>The name of who saved it last.</summary>
    public string? Owner { get; init; }
    /// <summary>The id of the topmost item above it, or its own.</summary>
    public string? Section { get; init; }
    /// <summary><c>overdue</c>, <c>30</c> or <c>90</c> days, <c>none</c>.</summary>
    public string? Review { get; init; }
    /// <summary>The id of the item right above it.</summary>
    public string? Parent { get; init; }
    /// <summary>Only pages with facts that somebody must supply.</summary>
    public bool Facts { get; init; }
    /// <summary>A column, with a hyphen before it for the other way round; null is by title, or with words by how well they fit.</summary>
    public string? Sort { get; init; }
    public int Page { get; init; } = 1;

    public bool IsAll => this with { Sort = null, Page = 1 } == new ListFilter();

    public static ListFilter Read(IQueryCollection query) => Read(name => query[name].FirstOrDefault());

    /// <summary>The filter of an address that was kept: what stands after its question mark.</summary>
    public static ListFilter Read(string address) => Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address)));

    private static ListFilter Read(Func<string, string?> query)
    {
        string? Get(string name) => query(name)?.Trim() is { Length: > 0 and <= Longest } value && !value.Any(char.IsControl) ? value : null;
        return new ListFilter
        {
            Text = Get("text"),
            Type = Get("type"),
            See = Get("see"),
            Next = Get("next"),
            Owner = Get("owner"),
            Section = Get("section"),
            Review = Get("review"),
            Parent = Get("parent"),
            Facts = Get("facts") is "1",
            Sort = Get("sort") is { } sort && Sorts.Contains(sort.TrimStart('-')) ? sort.StartsWith('-') ? $"-{sort.TrimStart('-')}" : sort : null,
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    /// <summary>What stands after the question mark, always in the same order; empty when nothing is asked.</summary>
    public string Query => string.Join('&', Pairs().Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));

    public string Url => Query is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    /// <summary>The same, sorted by a column; once more by the same column turns it round.</summary>
    public ListFilter SortedBy(string column) => this with { Sort = IsSortedBy(column) == false ? $"-{column}" : column, Page = 1 };

    /// <summary>Null: by another column. True: from the end.</summary>
    public bool? IsSortedBy(string column) => (Sort ?? (Text is null ? "title" : "")) is var sort && sort == column ? false : sort == $"-{column}" ? true : null;

    private (string Name, string? Value)[] Pairs() =>
    [
        ("text", Text), ("type", Type), ("see", See), ("next", Next), ("owner", Owner), ("section", Section), ("review", Review), ("parent", Parent),
        ("facts", Facts ? "1" : null), ("sort", Sort), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
    ];
}
