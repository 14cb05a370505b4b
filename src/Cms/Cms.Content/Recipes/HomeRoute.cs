using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>
/// Orchard names the home page in the site's settings (<c>HomeRoute.ContentItemId</c>), this program in the page itself (<c>AutoroutePart.SetHomepage</c>).
/// A recipe that names another home page changes both pages, whether or not it brings them. A page of the recipe that asks to be the home page wins over a named one
/// that the recipe does not bring.
/// </summary>
internal sealed class HomeRoute(PlanBuilder plan, DbConnection connection, SiteAddresses addresses)
{
    /// <summary>Sets or clears the flag in an item of the recipe, when a settings step of it names the home page.</summary>
    public static void Apply(PlanBuilder plan, PlannedItem item, JsonObject content)
    {
        if (plan.Home is not { } home || item.Culture != ItemPlace.DefaultCulture)
            return;
        var route = content["AutoroutePart"] as JsonObject;
        var isHome = item.ItemId == home.ItemId;
        if (isHome || AsksToBe(route) && Brings(plan, home.ItemId))
            content.ObjectOf("AutoroutePart").Put("SetHomepage", isHome);
    }

    /// <summary>New versions of pages on the site that become the home page, or were it, and are not in the recipe themselves.</summary>
    public async Task<IReadOnlyList<IncomingVersion>> ChangesAsync()
    {
        if (plan.Home is not { } home)
            return [];
        var before = addresses.HolderOf(ItemPlace.DefaultCulture, "");
        if (before == home.ItemId)
            return [];
        if (!Brings(plan, home.ItemId) && plan.Incoming.Any(version => AsksToBe(ContentJson.TryGet(version.Json, "AutoroutePart", out var route) && route.ValueKind == JsonValueKind.Object ? ContentJson.ToObject(route) : null)))
        {
            home.Step.Report.Note($"The home page '{home.ItemId}' is not in this recipe; the page of it that asks to be the home page becomes it.");
            return [];
        }
        var changes = new List<IncomingVersion>();
        if (!Brings(plan, home.ItemId))
        {
            var found = await VersionsAsync(home.ItemId, home.Step);
            if (found.Count == 0)
                home.Step.Report.Note($"The home page '{home.ItemId}' is neither in this recipe nor on the site.");
            changes.AddRange(found);
        }
        if (before is not null && plan.Incoming.All(version => version.ItemId != before))
            changes.AddRange(await VersionsAsync(before, home.Step));
        return changes;
    }

    private static bool AsksToBe(JsonObject? route) => route?.TextOf("SetHomepage") is "true";

    private static bool Brings(PlanBuilder plan, string itemId) => plan.Incoming.Any(version => version.ItemId == itemId);

    private async Task<IReadOnlyList<IncomingVersion>> VersionsAsync(string itemId, StepContext step)
    {
        var versions = await ContentStore.QueryAsync(connection, null, "i.item_id = @itemId AND (v.version_id = i.published_version OR v.version_id = i.latest_version)", new { itemId }, "v.number");
        var set = await connection.ExecuteScalarAsync<string?>("SELECT translation_set FROM content_items WHERE item_id = @itemId", new { itemId });
        var parentPath = versions is [{ Place.ParentId: { } parent }, ..]
            ? await connection.ExecuteScalarAsync<string?>("SELECT path FROM content_items WHERE item_id = @parent", new { parent })
            : null;
        return [.. versions.Select(version => new IncomingVersion(step, "HomeRoute", ToJson(version, set, parentPath), itemId, version.ContentType)
        {
            Latest = version.Latest,
            Published = version.Published,
            IsSiteChange = true,
        })];
    }

    private static System.Text.Json.JsonElement ToJson(ContentItem version, string? set, string? parentPath) => ExportedItem.ToJson(version,
        new ItemBorder { ParentId = version.Place.ParentId, Order = version.Place.Order, Culture = version.Place.Culture, TranslationSet = set }, null, parentPath);
}
