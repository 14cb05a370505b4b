using Cms.Web.Modules;

namespace Cms.Menus;

/// <summary>Nothing to register: menus are content, read through the request's view.</summary>
public sealed class Startup : ModuleStartup;
