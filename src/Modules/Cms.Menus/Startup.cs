using Cms.Web.Modules;

namespace Cms.Menus;

/// <summary>Nothing to register: menus are content, read through the request's view. While the feature is off they read as empty.</summary>
public sealed class Startup : ModuleStartup
{
    public const string Feature = "Cms.Menus";
}
