using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// The site's settings: Orchard's own scalars in one document, every other key a document of its own. The home page is not kept here:
/// the page itself knows it, so a <c>HomeRoute</c> to a content item changes that page.
/// </summary>
internal sealed class SettingsStep : IRecipeStep
{
    private const string HomeRouteKey = "HomeRoute";

    private static readonly Dictionary<string, string> Scalars = ((string[])
    [
        "SiteName", "BaseUrl", "TimeZoneId", "Calendar", "PageSize", "MaxPageSize", "MaxPagedCount", "PageTitleFormat", "ResourceDebugMode", "CacheMode",
        "UseCdn", "CdnBaseUrl", "AppendVersion", "SiteSalt", "SuperUser", HomeRouteKey,
    ]).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    public string Name => "settings";

    public Task PlanAsync(StepContext step)
    {
        var site = step.Plan.Documents.Find(SiteDocuments.Settings, SiteDocuments.SiteSettings) ?? [];
        foreach (var setting in step.Json.EnumerateObject().Where(setting => !setting.Name.Equals("name", StringComparison.OrdinalIgnoreCase)))
        {
            if (!Scalars.TryGetValue(setting.Name, out var name))
                PlanBag(step, setting);
            else if (name == HomeRouteKey && ContentJson.GetString(setting.Value, "ContentItemId") is { Length: > 0 } id)
                PlanHome(step, site, id);
            else
                site[name] = JsonNode.Parse(setting.Value.GetRawText(), ContentJson.NodeOptions, ContentJson.ReadOptions);
        }
        if (site.TextOf("TimeZoneId") is { Length: > 0 } zone && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            step.Problem("TimeZoneId", $"'{zone}' is not a time zone.", "Write an IANA name such as America/Los_Angeles, or leave it out.");
        if (site.Count > 0)
            step.Report.Add(step.Plan.Documents.Put(SiteDocuments.Settings, SiteDocuments.SiteSettings, site), "site settings");
        return Task.CompletedTask;
    }

    private static void PlanHome(StepContext step, JsonObject site, string id)
    {
        site.Remove(HomeRouteKey);
        if (ContentIds.IsValid(id))
        {
            step.Plan.Home = (id, step);
            step.Report.Note($"The home page is to be the item {id}.");
        }
        else
            step.Problem("HomeRoute.ContentItemId", $"'{id}' is not an id.", "Name a content item of this recipe or of the site.");
    }

    private static void PlanBag(StepContext step, JsonProperty setting)
    {
        if (string.Equals(setting.Name, SiteDocuments.SiteSettings, StringComparison.OrdinalIgnoreCase) || setting.Value.ValueKind is JsonValueKind.Null)
            step.Report.Add(ReportKind.Refused, setting.Name, "A settings bag has a name of its own and a value.");
        else
            step.Report.Add(step.Plan.Documents.Put(SiteDocuments.Settings, setting.Name, JsonNode.Parse(setting.Value.GetRawText(), ContentJson.NodeOptions, ContentJson.ReadOptions)!), setting.Name);
    }

    public async Task ExportAsync(ExportContext export)
    {
        bool Takes(string member) => export.Options.Selection?.Settings?.Contains(member) ?? true;
        var documents = await export.DocumentsAsync(SiteDocuments.Settings);
        var home = Takes(HomeRouteKey) ? await export.QueryValueAsync<string?>("SELECT item_id FROM routes WHERE culture = @culture AND path = ''", new { culture = ItemPlace.DefaultCulture }) : null;
        if (documents.Count == 0 && home is null)
            return;
        export.WriteStep(Name, writer =>
        {
            foreach (var (_, json) in documents.Where(document => document.Name == SiteDocuments.SiteSettings))
                export.WriteMembers(writer, json, member => Takes(member) && (home is null || member != HomeRouteKey));
            if (home is not null)
                WriteHome(writer, home);
            foreach (var (name, json) in documents.Where(document => document.Name != SiteDocuments.SiteSettings && Takes(document.Name)))
            {
                writer.WritePropertyName(name);
                ExpressionText.WriteEscaped(writer, json);
            }
        });
    }

    private static void WriteHome(Utf8JsonWriter writer, string itemId)
    {
        writer.WriteStartObject(HomeRouteKey);
        writer.WriteString("Action", "Display");
        writer.WriteString("Controller", "Item");
        writer.WriteString("Area", "OrchardCore.Contents");
        writer.WriteString("ContentItemId", itemId);
        writer.WriteEndObject();
    }
}
