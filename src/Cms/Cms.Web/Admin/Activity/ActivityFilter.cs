using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Admin.Activity;

/// <summary>What the activity is asked for, as it stands in its address. Null means "any". Days are days at the site, both included.</summary>
public sealed record ActivityFilter
{
    public const string Path = "/admin/activity";
    private const int Longest = 200;

    public string? Person { get; init; }
    public string? Action { get; init; }
    /// <summary>A page's id.</summary>
    public string? Item { get; init; }
    /// <summary>Words in a page's title.</summary>
    public string? Title { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int Page { get; init; } = 1;

    public bool IsAll => this with { Page = 1 } == new ActivityFilter();

    public static ActivityFilter Read(IQueryCollection query)
    {
        string? Get(string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 and <= Longest } value && !value.Any(char.IsControl) ? value : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Get(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
        return new ActivityFilter
        {
            Person = Get("person"),
            Action = Get("action"),
            Item = Get("item"),
            Title = Get("title"),
            From = Day("from"),
            To = Day("to"),
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
        };
    }

    public string Query => string.Join('&', new (string Name, string? Value)[]
    {
        ("person", Person), ("action", Action), ("item", Item), ("title", Title), ("from", Text(From)), ("to", Text(To)), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
    }.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));

    public string Url => At(Path);

    public string ExportUrl => (this with { Page = 1 }).At($"{Path}/export.csv");

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string At(string path) => Query is { Length: > 0 } query ? $"{path}?{query}" : path;
}
