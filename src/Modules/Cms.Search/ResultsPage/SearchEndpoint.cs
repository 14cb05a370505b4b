using System.Globalization;
using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Display;
using Cms.Web.Finding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Cms.Search.ResultsPage;

/// <summary>
/// <c>GET /search?q=...&amp;type=...&amp;page=N</c>. 404 for a kind or a page that there is not, 503 when the index cannot be read, otherwise 200, with or without results.
/// What people look for is nobody's business: the answer is never stored, and neither this class nor anything it calls logs the words.
/// </summary>
public static class SearchEndpoint
{
    public const string Path = "/search";

    public static async Task ShowAsync(HttpContext http, SearchIndex index, FeedPump pump, ContentView view, ShownPage shown, IModelMetadataProvider metadata, ILogger<SearchIndex> log)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var asked = http.Request.Query;
        var words = QueryWords.Parse(asked["q"]);
        var page = await AnswerAsync(http, words, asked["type"].ToString(), asked["page"].ToString(), asked["as"] == "typed", index, pump, view, log);
        shown.NoIndex = true;
        shown.Title = words.Text.Length == 0 ? page.Own.Title : $"{page.Own.Title}: {words.Text}";
        var result = new ViewResult { ViewName = "Search", ViewData = new ViewDataDictionary<SearchPage>(metadata, new ModelStateDictionary()) { Model = page } };
        await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
    }

    private static async Task<SearchPage> AnswerAsync(HttpContext http, QueryWords words, string type, string number, bool asTyped, SearchIndex index, FeedPump pump, ContentView view, ILogger log)
    {
        var kind = type.Length == 0 ? null : index.Kind(type);
        var page = number.Length == 0 ? 1 : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var empty = new SearchPage(http.Request.PathBase + http.Request.Path, words, kind, 1, asTyped, SearchResults.Nothing, await SearchHelp.ReadAsync(view)) { Own = await SearchWords.ReadAsync(view) };
        if ((kind is null && type.Length > 0) || page < 1)
            return Answer(http, empty, StatusCodes.Status404NotFound);
        // Back after a time without the feature: what the index has is as old as that until it has caught up.
        if (!pump.IsFollowing(SearchReader.ReaderName))
            return Answer(http, empty, StatusCodes.Status503ServiceUnavailable) with { IsUnavailable = true };
        try
        {
            var results = index.Find(new SearchQuery(words, view.Culture, kind, page, asTyped));
            if (page > Math.Max(1, results.PageCount))
                return Answer(http, empty, StatusCodes.Status404NotFound);
            return empty with { Page = page, Results = results with { Hits = await PublicAsync(results.Hits, view) } };
        }
        catch (SearchUnavailableException problem)
        {
            log.LogError(problem, "A search could not be answered.");
            return Answer(http, empty, StatusCodes.Status503ServiceUnavailable) with { IsUnavailable = true };
        }
    }

    // The index follows the live site by a moment. A page that was just taken off must not be shown, and one that was just renamed shows its new name.
    private static async Task<IReadOnlyList<SearchHit>> PublicAsync(IReadOnlyList<SearchHit> hits, ContentView view)
    {
        var live = new List<SearchHit>();
        foreach (var hit in hits)
        {
            if (await view.LinkAsync(hit.ItemId) is { Url: { } url } link)
                live.Add(hit with { Url = url, Title = link.Title });
        }
        return live;
    }

    private static SearchPage Answer(HttpContext http, SearchPage page, int status)
    {
        http.Response.StatusCode = status;
        return page;
    }
}
