using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Recipes;

/// <summary>A site in the kernel's own look that recipes are brought into while it serves, as an import of a real site is.</summary>
internal static class ImportedSite
{
    /// <summary>Notes with an address (<c>Note</c>) and lines that stand around the pages (<c>Line</c>).</summary>
    public const string Types = """
        { "name": "ContentDefinition", "ContentTypes": [
            { "Name": "Note", "DisplayName": "Note", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } }, "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" }, { "PartName": "SeoMetaPart", "Name": "SeoMetaPart" } ] },
            { "Name": "Line", "DisplayName": "Line", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "Line", "Name": "Line" } ] } ],
          "ContentParts": [ { "Name": "Line", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Words" } ] } ] }
        """;

    public static string Recipe(params string[] steps) => $$"""{ "name": "Imported", "steps": [ {{string.Join(", ", steps)}} ] }""";

    public static string Items(params string[] items) => $$"""{ "name": "content", "data": [ {{string.Join(", ", items)}} ] }""";

    public static string Note(string id, string path, string more = "") =>
        $$"""{ "ContentType": "Note", "ContentItemId": "{{id}}", "DisplayText": "{{id}}", "Latest": true, "Published": true, "PublishedUtc": "2026-01-02T03:04:05Z", "TitlePart": { "Title": "{{id}}" }, "AutoroutePart": { "Path": "{{path}}" }{{more}} }""";

    /// <summary>Imports, and waits until every reader of the site has it.</summary>
    public static async Task<RecipeReport> ImportAsync(this TestSite site, params string[] steps)
    {
        var plan = await site.Services.GetRequiredService<PlannerFactory>().Create().PlanAsync(RecipeReader.Read(Recipe(steps)), new RecipeOptions { Trusted = true });
        var (report, position) = await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30));
        return report;
    }
}
