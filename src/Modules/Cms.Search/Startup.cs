using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Search.ResultsPage;
using Cms.Search.Suggesting;
using Cms.Web.Commands;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Search;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddOptions<SearchOptions>();
        services.AddSingleton<PageText>();
        services.AddSingleton<PageSource>();
        services.AddSingleton<SearchDatabase>();
        services.AddSingleton<SearchReader>();
        services.AddSingleton<IFeedReader>(provider => provider.GetRequiredService<SearchReader>());
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<SuggestionIndex>();
        services.AddSingleton<IRebuildableIndex>(provider => provider.GetRequiredService<SearchIndex>());
        // The server's own line per request has the address with its query, and so what was searched for.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(SearchEndpoint.Path, [HttpMethods.Get, HttpMethods.Head], SearchEndpoint.ShowAsync);
        endpoints.MapMethods(SuggestEndpoint.Path, [HttpMethods.Get, HttpMethods.Head], SuggestEndpoint.AnswerAsync);
    }
}
