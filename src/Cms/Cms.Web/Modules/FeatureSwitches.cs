using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Modules;

/// <summary>
/// Which features are on, as the site stores it. A change takes effect when the feed tells of it, in every process of the site and without a restart:
/// whoever follows the feed has the definitions read again, and the switches with them.
/// </summary>
public sealed class FeatureSwitches(ModuleCatalog modules, SiteDocuments documents) : IDefinitionGate
{
    private readonly SemaphoreSlim one = new(1, 1);
    private volatile HashSet<string> enabled = [];

    /// <summary>Something was switched; what is on is already as it shall be.</summary>
    public event Action? Changed;

    public bool IsOn(string featureId) => enabled.Contains(featureId);

    /// <summary>Whether something counts that was registered for a contract.</summary>
    public bool Allows(object contribution) => modules.FeatureOf(contribution) is not { } feature || IsOn(feature);

    public async Task<IReadOnlySet<string>> OffAsync()
    {
        await ReadAsync();
        return modules.Records.Where(record => modules.FeatureOf(record) is { } feature && !IsOn(feature)).Select(record => record.Name).ToHashSet(StringComparer.Ordinal);
    }

    private async Task ReadAsync()
    {
        bool changed;
        // One at a time: what was read first must not be kept last.
        await one.WaitAsync();
        try
        {
            var on = On((await documents.AllAsync(SiteDocuments.Features)).ToDictionary(document => document.Name, document => ContentJson.GetBoolean(document.Json, "enabled"), StringComparer.OrdinalIgnoreCase));
            changed = !on.SetEquals(enabled);
            enabled = on;
        }
        finally
        {
            one.Release();
        }
        if (changed)
            Changed?.Invoke();
    }

    private HashSet<string> On(Dictionary<string, bool> stored)
    {
        var on = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var feature in modules.Features.Where(feature => feature.IsAlwaysEnabled || IsOn(feature, stored)))
            Add(feature, on);
        return on;
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
