using System.Text.Json;
using Cms.Content.AdminMenus;
using Cms.Content.MediaProfiles;
using Cms.Content.Queries;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>The steps whose entries are documents of the site, kept as they came. Where nothing here follows an entry, the report says why; an export has it again.</summary>
internal static class DocumentSteps
{
    public static IEnumerable<IRecipeStep> All() =>
    [
        new DocumentsStep("MediaProfiles", "MediaProfiles", SiteDocuments.MediaProfiles, "media profile")
        {
            Check = MediaProfileCheck.Find,
            KeptBecause = MediaProfileCheck.KeptBecause,
        },
        new DocumentsStep("AdminMenu", "data", SiteDocuments.AdminMenus, "admin menu") { NameOf = DocumentsStep.By("Id", "Name"), Check = AdminMenuCheck.Find, Notes = AdminMenuCheck.Notes },
        new DocumentsStep("Queries", "Queries", SiteDocuments.Queries, "query")
        {
            NameOf = DocumentsStep.By("Name"),
            KeptBecause = SiteQuery.KeptBecause,
        },
        new SitemapsStep(),
        new DocumentsStep("deployment", "Plans", SiteDocuments.DeploymentPlans, "deployment plan")
        {
            NameOf = DocumentsStep.By("Name"),
            Notes = plan => DeploymentPlan.Read(plan).Steps.Where(step => step.LeftOut is not null).Select(step => $"“{step.Words}” is not packed: {step.LeftOut}"),
        },
        Members("Templates", SiteDocuments.Templates, "template", "This program shows pages with the views of its theme and renders no Liquid templates."),
        Members("AdminTemplates", SiteDocuments.AdminTemplates, "admin template", "This program renders no Liquid templates at the desk."),
        Members("ShortcodeTemplates", SiteDocuments.ShortcodeTemplates, "shortcode", "This program renders no shortcode templates."),
        Members("Placements", SiteDocuments.Placements, "placement", "This program's views place their parts themselves."),
        List("WorkflowType", "data", SiteDocuments.WorkflowTypes, "workflow", DocumentsStep.By("WorkflowTypeId", "Name"), "This program runs no workflows."),
        List("custom-user-settings", "custom-user-settings", SiteDocuments.CustomUserSettings, "settings of user", DocumentsStep.By("userId"), "This program has no form for what people set on other sites."),
        Translations("Translations"),
        Translations("DynamicDataTranslations"),
    ];

    private static DocumentsStep Translations(string name) => List(name, "translations", name == "Translations" ? SiteDocuments.Translations : SiteDocuments.DynamicTranslations, "translation",
        DocumentsStep.ByAll("culture", "context", "key"), "This program's words come from its views.");

    private static DocumentsStep Members(string name, string kind, string what, string reason) => new(name, name, kind, what) { KeptBecause = _ => reason };

    private static DocumentsStep List(string name, string member, string kind, string what, Func<JsonElement, string?> nameOf, string reason) =>
        new(name, member, kind, what) { NameOf = nameOf, KeptBecause = _ => reason };
}
