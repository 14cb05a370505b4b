using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Cms.Web.Modules;

/// <summary>Says which feature an endpoint belongs to; of several the last one counts. A controller without it belongs to the feature of its class.</summary>
public sealed record FeatureMetadata(string FeatureId);

/// <summary>Takes part in routing: an endpoint whose feature is off is not there, and its address is free for a page, a redirect rule, or the 404 page.</summary>
public sealed class FeatureEndpoints(FeatureSwitches features, ModuleCatalog modules) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => FeatureOf(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (FeatureOf(candidates[i].Endpoint) is { } feature && !features.IsOn(feature))
                candidates.SetValidity(i, false);
        }
        return Task.CompletedTask;
    }

    private string? FeatureOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<FeatureMetadata>()?.FeatureId
        ?? (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action ? modules.FeatureOf(action.ControllerTypeInfo.AsType()) : null);
}
