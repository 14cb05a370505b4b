using System.Text.Json.Serialization;
using System.Text.Json;
using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Display;
using Cms.Web.Finding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cms.Search.Suggesting;

/// <summary>
/// <c>GET /search/suggest?q=...</c> answers <see cref="Suggestions"/> as JSON, with no groups for fewer than two letters and for words that nothing has;
/// 503 when the index cannot be read. Only the asking browser may keep an answer, for a minute, and the words are logged nowhere.
/// </summary>
public static class SuggestEndpoint
{
    public const string Path = "/search/suggest";
    private const int MostOfFewKinds = 5;
    private const int MostOfManyKinds = 3;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task AnswerAsync(HttpContext http, SuggestionIndex index, SearchIndex search, FeedPump pump, ContentView view, ILogger<SuggestionIndex> log)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var meant = Ask(http, index, pump, view, log);
        http.Response.Headers.CacheControl = meant is null ? "no-store" : "private, max-age=60";
        http.Response.StatusCode = meant is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await http.Response.WriteAsJsonAsync(new Suggestions(meant is null ? [] : await GroupsAsync(meant, search, view)), Json);
    }

    private static Meant? Ask(HttpContext http, SuggestionIndex index, FeedPump pump, ContentView view, ILogger log)
    {
        // Back after a time without the feature: what the index has is as old as that until it has caught up.
        if (!pump.IsFollowing(SearchReader.ReaderName))
            return null;
        try
        {
            return index.Find(QueryWords.Parse(http.Request.Query["q"]), view.Culture);
        }
        catch (SearchUnavailableException problem)
        {
            log.LogError(problem, "Suggestions could not be made.");
            return null;
        }
    }

    // The index follows the live site by a moment: what was just taken off is not named, and what was just renamed has its new name.
    private static async Task<IReadOnlyList<SuggestionGroup>> GroupsAsync(Meant meant, SearchIndex search, ContentView view)
    {
        var (typed, kinds) = (new Beginnings(meant.Words.Words), search.Kinds());
        var groups = new List<SuggestionGroup>();
        foreach (var kind in meant.Pages.GroupBy(page => SearchIndex.KindOf(page.ContentType, kinds)).OrderBy(group => kinds.IndexOf(group.Key)))
        {
            var pages = new List<SuggestedPage>();
            foreach (var page in kind)
            {
                if (pages.Count < MostOfFewKinds && await view.LinkAsync(page.ItemId) is { Url: { } url } link)
                    pages.Add(SuggestedPage.Of(page, link.Title, url, typed));
            }
            if (pages.Count > 0)
                groups.Add(new SuggestionGroup(kind.Key.Label, pages));
        }
        return groups.Count < 3 ? groups : [.. groups.Select(group => group with { Pages = [.. group.Pages.Take(MostOfManyKinds)] })];
    }
}
