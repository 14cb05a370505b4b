using System.Collections.Concurrent;
using System.Reflection;

namespace Cms.Web.Modules;

public sealed record FeatureInfo(string Id, string Name, string Description, IReadOnlyList<string> Dependencies, IReadOnlyList<string> OrchardIds, bool IsAlwaysEnabled);

/// <summary>One module of this program: its assembly's name is its id and the folder its views stand under.</summary>
public sealed record ModuleInfo(string Id, ModuleAttribute Manifest, ModuleStartup? Startup, IReadOnlyList<FeatureInfo> Features)
{
    /// <summary>The feature that everything of the module belongs to that names no other.</summary>
    public FeatureInfo MainFeature => Features[0];
    public bool IsTheme => Manifest is ThemeAttribute;
    public string? BaseTheme => (Manifest as ThemeAttribute)?.BaseTheme;
}

/// <summary>
/// Every module the host names, in the host's order; fixed for the life of the process. It knows what belongs to which feature: a class belongs to the module
/// of its assembly, an object that a module registers as a finished instance to the module that registered it.
/// </summary>
/// <param name="registered">Finished instances by the module that registered them.</param>
public sealed class ModuleCatalog(IReadOnlyList<ModuleInfo> modules, IReadOnlyDictionary<object, ModuleInfo>? registered = null)
{
    private readonly ConcurrentDictionary<Type, string?> featureOfType = new();

    public IReadOnlyList<ModuleInfo> Modules => modules;
    public IEnumerable<FeatureInfo> Features => modules.SelectMany(module => module.Features);
    public ModuleInfo? Find(string id) => modules.FirstOrDefault(module => module.Id == id);

    /// <summary>The part records of all modules, whose names are those of the types and parts they define.</summary>
    public IReadOnlyList<Type> Records { get; } = [.. modules.SelectMany(module => module.Startup?.Upgrades ?? []).SelectMany(upgrade => upgrade.Records).Distinct()];

    /// <summary>Our feature for an id as a recipe writes it: our own id or one of Orchard's.</summary>
    public FeatureInfo? Feature(string id) =>
        Features.FirstOrDefault(feature => string.Equals(feature.Id, id, StringComparison.OrdinalIgnoreCase) || feature.OrchardIds.Contains(id, StringComparer.OrdinalIgnoreCase));

    /// <summary>The feature that a class belongs to; null for a class of no module, such as the kernel's.</summary>
    public string? FeatureOf(Type type) => featureOfType.GetOrAdd(type, type =>
        Find(type.Assembly.GetName().Name!) is { } module ? type.GetCustomAttribute<OfFeatureAttribute>()?.FeatureId ?? module.MainFeature.Id : null);

    /// <summary>The feature that something registered for a contract belongs to; null for what the kernel or the host registered.</summary>
    public string? FeatureOf(object contribution) =>
        registered?.GetValueOrDefault(contribution) is { } module ? module.MainFeature.Id : FeatureOf(contribution.GetType());

    public static ModuleInfo Describe(Assembly assembly)
    {
        var id = assembly.GetName().Name!;
        var manifest = assembly.GetCustomAttribute<ModuleAttribute>()
            ?? throw new InvalidOperationException($"{id} has no [assembly: Module(...)] in Manifest.cs, so it cannot be added as a module.");
        var startup = assembly.GetExportedTypes().SingleOrDefault(type => type.IsSubclassOf(typeof(ModuleStartup)) && !type.IsAbstract);
        var features = assembly.GetCustomAttributes<FeatureAttribute>()
            .Select(feature => new FeatureInfo(feature.Id.Length > 0 ? feature.Id : id, feature.Name, feature.Description, feature.Dependencies, feature.OrchardIds, feature.IsAlwaysEnabled))
            .ToList();
        if (features.Count == 0)
            features.Add(new FeatureInfo(id, manifest.Name, manifest.Description, [], [], false));
        return new ModuleInfo(id, manifest, startup is null ? null : (ModuleStartup)Activator.CreateInstance(startup)!, features);
    }
}
