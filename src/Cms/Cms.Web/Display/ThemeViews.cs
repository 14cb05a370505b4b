using Cms.Web.Modules;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Cms.Web.Display;

/// <summary>
/// Where a view is looked for, by name: the active theme, the themes below it, the modules in the host's order, the kernel's generic views.
/// Every project's views are compiled under <c>/Areas/&lt;project&gt;/</c>, so nothing else decides.
/// </summary>
public sealed class ThemeViews(ModuleCatalog modules, ActiveTheme theme) : IViewLocationExpander
{
    public void PopulateValues(ViewLocationExpanderContext context) => context.Values["theme"] = theme.Name;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        for (var current = modules.Find(theme.Name); current is not null; current = current.BaseTheme is { } below ? modules.Find(below) : null)
        {
            yield return $"/Areas/{current.Id}/Views/{{0}}.cshtml";
            yield return $"/Areas/{current.Id}/Views/Shared/{{0}}.cshtml";
        }
        foreach (var module in modules.Modules.Where(module => !module.IsTheme))
            yield return $"/Areas/{module.Id}/Views/{{0}}.cshtml";
        yield return "/Areas/Cms.Web/Display/Views/{0}.cshtml";
        yield return "/Areas/Cms.Web/Admin/Views/{0}.cshtml";
        yield return "/Areas/Cms.Web/Security/Views/{0}.cshtml";
        foreach (var location in viewLocations)
            yield return location;
    }
}
