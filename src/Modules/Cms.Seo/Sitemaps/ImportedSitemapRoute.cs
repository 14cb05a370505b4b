using Cms.Web.Display;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Seo.Sitemaps;

/// <summary>
/// Takes part in routing: an address that ends in <c>.xml</c> is a sitemap's where an imported one has that path, and else free for a page, a redirect rule, or the 404 page.
/// It asks through the request's view, so that a kept answer is made new when a sitemap comes to its address.
/// </summary>
public sealed class ImportedSitemapRoute(ImportedSitemaps sitemaps) : MatcherPolicy, IEndpointSelectorPolicy
{
    public const string Pattern = @"/{**path:regex(\.xml$)}";

    /// <summary>Marks the endpoint that answers imported sitemaps.</summary>
    public sealed record Here;

    // After the features, which may have switched it off.
    public override int Order => 1;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<Here>() is not null);

    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Endpoint.Metadata.GetMetadata<Here>() is not null
                && await sitemaps.FindAsync(httpContext.RequestServices.GetRequiredService<ContentView>(), ImportedSitemapEndpoint.PathOf(httpContext)) is null)
                candidates.SetValidity(i, false);
        }
    }
}
