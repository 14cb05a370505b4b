namespace Cms.Web.Modules;

/// <summary>A module's identity, on its assembly, under Orchard's names.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class ModuleAttribute : Attribute
{
    public required string Name { get; set; }
    public string Author { get; set; } = "";
    public string Website { get; set; } = "";
    public string Version { get; set; } = "1.0.0";
    public string Description { get; set; } = "";
    public string Category { get; set; } = "";
}

/// <summary>A theme is a module with views, and perhaps a theme below it that it takes the rest from.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ThemeAttribute : ModuleAttribute
{
    public string? BaseTheme { get; set; }
}

/// <summary>
/// Something that a site can switch on and off. Its services are always there; while it is off, nothing that it brings counts: content types and parts,
/// endpoints, menu entries, workers, and what it registers for a contract of another (see <see cref="Enabled{T}"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>The assembly's name when empty: a module's main feature.</summary>
    public string Id { get; set; } = "";
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public string[] Dependencies { get; set; } = [];
    /// <summary>Orchard's feature ids that mean this one in a recipe.</summary>
    public string[] OrchardIds { get; set; } = [];
    /// <summary>Always on: the site does not work without it.</summary>
    public bool IsAlwaysEnabled { get; set; }
}

/// <summary>
/// On a class of a module that has several features: which one it belongs to. Without it a class belongs to the module's first feature.
/// It counts for part records, controllers, and whatever is registered for a contract.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfFeatureAttribute(string featureId) : Attribute
{
    public string FeatureId => featureId;
}
