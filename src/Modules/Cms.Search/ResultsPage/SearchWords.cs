using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace Cms.Search.ResultsPage;

/// <summary>What the page of results is called and what stands in its empty box, from Orchard's <c>SearchSettings</c>: <c>{"PageTitle":"","Placeholder":""}</c>.</summary>
public sealed record SearchWords(string Title, string? Placeholder)
{
    public static readonly SearchWords Usual = new("Search", null);

    public static async Task<SearchWords> ReadAsync(ContentView view) => await view.DocumentAsync(SiteDocuments.Settings, "SearchSettings") is { } json
        ? new SearchWords(Text(ContentJson.GetString(json, "PageTitle")) ?? Usual.Title, Text(ContentJson.GetString(json, "Placeholder")))
        : Usual;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
