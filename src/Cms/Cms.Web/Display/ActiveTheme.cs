using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Modules;

namespace Cms.Web.Display;

/// <summary>The theme the site shows: what a recipe's <c>themes</c> step stored, else the one the host names.</summary>
public sealed class ActiveTheme(string fallback, ModuleCatalog modules)
{
    private string? stored;

    public string Name => stored ?? fallback;

    /// <summary>Reads the stored choice; a theme that this program does not have leaves the host's.</summary>
    public async Task LoadAsync(SiteDocuments documents)
    {
        var document = await documents.FindAsync(SiteDocuments.Themes, "current");
        var chosen = document is { } json ? ContentJson.GetString(json, "site") : null;
        stored = chosen is not null && modules.Find(chosen) is { IsTheme: true } ? chosen : null;
    }
}
