using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>
/// Small named JSON documents that belong to the site, not to a page: settings, roles, enabled features, layers, redirect rules, recipe steps kept verbatim.
/// Each change is a feed row, so that pages which asked for the document are refreshed.
/// </summary>
public sealed class SiteDocuments(Database database)
{
    public const string Settings = "settings";
    public const string Features = "features";
    public const string Layers = "layers";
    public const string Roles = "roles";
    public const string RedirectRules = "url-rules";
    public const string KeptSteps = "kept-steps";
    public const string Themes = "themes";
    public const string CustomSettings = "custom-settings";

    /// <summary>By id; the desk shows them beside its own entries.</summary>
    public const string AdminMenus = "admin-menus";

    /// <summary>By id; each is answered at its own path: see <see cref="Cms.Content.Sitemaps.SitemapDocument"/>.</summary>
    public const string Sitemaps = "sitemaps";

    /// <summary>By id; the search reads the one that its settings name.</summary>
    public const string IndexProfiles = "index-profiles";

    /// <summary>By name; those of the supported kind are answered: see <see cref="Cms.Content.Queries.SiteQuery"/>.</summary>
    public const string Queries = "queries";

    // Kept for the next export; nothing here follows them.
    public const string MediaProfiles = "media-profiles";
    public const string DeploymentPlans = "deployment-plans";

    /// <summary>What imports at the desk did, for whoever asks later: no recipe holds it.</summary>
    public const string ImportReports = "import-reports";
    public const string Templates = "templates";
    public const string AdminTemplates = "admin-templates";
    public const string ShortcodeTemplates = "shortcode-templates";
    public const string Placements = "placements";
    public const string WorkflowTypes = "workflow-types";
    public const string CustomUserSettings = "custom-user-settings";
    public const string Translations = "translations";
    public const string DynamicTranslations = "dynamic-translations";

    /// <summary>By the path of a media file: see <see cref="Storage.MediaInfo"/>.</summary>
    public const string MediaInfo = "media-info";

    /// <summary>The settings document that holds the site's own scalars; every other settings document is one bag of a module.</summary>
    public const string SiteSettings = "site";

    public async Task<JsonElement?> FindAsync(string kind, string name)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT json FROM site_documents WHERE kind = @kind AND name = @name", new { kind, name }) is { } json
            ? ContentJson.Parse(json) : null;
    }

    /// <summary>All documents of a kind, by name.</summary>
    public async Task<IReadOnlyList<(string Name, JsonElement Json)>> AllAsync(string kind)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string Name, string Json)>("SELECT name, json FROM site_documents WHERE kind = @kind ORDER BY name", new { kind }))
            .Select(row => (row.Name, ContentJson.Parse(row.Json))).ToList();
    }
}

public static class SiteDocumentWrites
{
    public static async Task SetDocumentAsync(this WriteSession session, string kind, string name, JsonNode json)
    {
        var text = ContentJson.Write(json);
        var changed = await session.ExecuteAsync(
            """
            INSERT INTO site_documents (kind, name, json) VALUES (@kind, @name, @text)
            ON CONFLICT (kind, name) DO UPDATE SET json = excluded.json WHERE site_documents.json <> excluded.json
            """, new { kind, name, text });
        if (changed > 0)
            session.Tell(new FeedRow(FeedRow.Document) { ItemId = $"{kind}/{name}" });
    }

    public static async Task RemoveDocumentAsync(this WriteSession session, string kind, string name)
    {
        if (await session.ExecuteAsync("DELETE FROM site_documents WHERE kind = @kind AND name = @name", new { kind, name }) > 0)
            session.Tell(new FeedRow(FeedRow.Document) { ItemId = $"{kind}/{name}" });
    }

    public static async Task<JsonObject?> DocumentAsync(this WriteSession session, string kind, string name) =>
        await session.QueryValueAsync<string?>("SELECT json FROM site_documents WHERE kind = @kind AND name = @name", new { kind, name }) is { } json
            ? ContentJson.ParseObject(json) : null;
}
