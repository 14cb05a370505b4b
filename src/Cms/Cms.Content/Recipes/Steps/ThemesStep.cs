using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Which theme shows the site, and which the desk. An empty name keeps what is set.</summary>
internal sealed class ThemesStep : IRecipeStep
{
    private const string Current = "current";

    public string Name => "themes";

    public Task PlanAsync(StepContext step)
    {
        var themes = step.Plan.Documents.Find(SiteDocuments.Themes, Current) ?? [];
        foreach (var which in (string[])["site", "admin"])
        {
            if (ContentJson.GetString(step.Json, which) is { Length: > 0 } theme)
                themes[which] = theme;
        }
        if (themes.Count > 0)
            step.Report.Add(step.Plan.Documents.Put(SiteDocuments.Themes, Current, themes), "themes");
        return Task.CompletedTask;
    }

    public async Task ExportAsync(ExportContext export)
    {
        foreach (var (_, json) in await export.DocumentsAsync(SiteDocuments.Themes))
            export.WriteStep(Name, writer => export.WriteMembers(writer, json));
    }
}
