using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Cms.Web.Modules;

/// <summary>Which features are on, as stored in the site; a change takes effect when the feed tells of it, without a restart.</summary>
public sealed class FeatureSwitches(ModuleCatalog modules, SiteDocuments documents)
{
    private volatile HashSet<string> enabled = [];

    public bool IsEnabled(string featureId) => enabled.Contains(featureId);

    public IReadOnlySet<string> Enabled => enabled;

    public async Task ReloadAsync()
    {
        var on = modules.Features.Where(feature => feature.IsAlwaysEnabled).Select(feature => feature.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stored = (await documents.AllAsync(SiteDocuments.Features)).ToDictionary(document => document.Name, document => ContentJson.GetBoolean(document.Json, "enabled"), StringComparer.OrdinalIgnoreCase);
        foreach (var feature in modules.Features.Where(feature => IsOn(feature, stored)))
            Add(feature, on);
        enabled = on;
    }

    // A switch under our own id counts before one under an id of Orchard's that means the same.
    private static bool IsOn(FeatureInfo feature, Dictionary<string, bool> stored) =>
        stored.TryGetValue(feature.Id, out var own) ? own : feature.OrchardIds.Any(id => stored.GetValueOrDefault(id));

    // A feature brings what it depends on.
    private void Add(FeatureInfo feature, HashSet<string> on)
    {
        if (!on.Add(feature.Id))
            return;
        foreach (var dependency in feature.Dependencies)
        {
            if (modules.Feature(dependency) is { } needed)
                Add(needed, on);
        }
    }
}

/// <summary>Says which feature an endpoint belongs to.</summary>
public sealed record FeatureMetadata(string FeatureId);

/// <summary>
/// Stands after routing: an endpoint whose feature is off is not there. A controller belongs to the main feature of its module,
/// unless it says otherwise with <see cref="FeatureMetadata"/>.
/// </summary>
public sealed class FeatureGate(RequestDelegate next, ModuleCatalog modules)
{
    public Task InvokeAsync(HttpContext context, FeatureSwitches features)
    {
        if (context.GetEndpoint() is { } endpoint && FeatureOf(endpoint) is { } feature && !features.IsEnabled(feature))
            context.SetEndpoint(null);
        return next(context);
    }

    private string? FeatureOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<FeatureMetadata>()?.FeatureId
        ?? (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action ? modules.Find(action.ControllerTypeInfo.Assembly.GetName().Name!)?.Features[0].Id : null);
}
