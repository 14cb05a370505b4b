using System.Text.Json;
using Cms.Content.AdminMenus;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.List;
using Cms.Web.Security;

namespace Cms.Web.Admin.Menus;

/// <summary>An entry of a menu that the site has of its own; without <paramref name="Href"/> it is a heading for what stands under it.</summary>
public sealed record OwnEntry(string Text, string? Href, IReadOnlyList<OwnEntry> Items);

/// <summary>A menu of the desk that a recipe brought, under its own name.</summary>
public sealed record OwnMenu(string Name, IReadOnlyList<OwnEntry> Entries);

/// <summary>
/// The admin menus of the site (documents <see cref="SiteDocuments.AdminMenus"/>, in Orchard's form) as one person sees them. An entry shows to those who have all the permissions it names.
/// What leads nowhere at this desk is left out, and so is a heading with nothing under it.
/// </summary>
public sealed class OwnMenus(SiteDocuments documents, DefinitionStore definitions, DeskContent desk, DeskMenu rail)
{
    // A desk is no place to leaf through a long list: the list itself is one step away.
    private const int MostItems = 50;

    public async Task<IReadOnlyList<OwnMenu>> OfAsync(Actor actor)
    {
        var menus = new List<OwnMenu>();
        IReadOnlyList<DeskMenuEntry>? entries = null;
        foreach (var (name, json) in await documents.AllAsync(SiteDocuments.AdminMenus))
        {
            if (!AdminNodes.IsEnabled(json))
                continue;
            entries ??= rail.Of(actor);
            if (await EntriesAsync(json, "MenuItems", actor, entries) is { Count: > 0 } shown)
                menus.Add(new OwnMenu(ContentJson.GetString(json, "Name") is { Length: > 0 } said ? said : name, shown));
        }
        return [.. menus.OrderBy(menu => menu.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<IReadOnlyList<OwnEntry>> EntriesAsync(JsonElement json, string member, Actor actor, IReadOnlyList<DeskMenuEntry> entries)
    {
        var shown = new List<OwnEntry>();
        foreach (var node in AdminNodes.In(json, member).Where(AdminNodes.IsEnabled).Where(node => May(node, actor)))
        {
            shown.AddRange(LooseValues.ClassOf(node) switch
            {
                AdminNodes.Link => await LinkAsync(node, actor, entries),
                AdminNodes.Placeholder => Entry(node, null, await EntriesAsync(node, "Items", actor, entries)),
                AdminNodes.ContentTypes => [.. Types(node, actor), .. await EntriesAsync(node, "Items", actor, entries)],
                AdminNodes.Lists => [.. await ListAsync(node, actor), .. await EntriesAsync(node, "Items", actor, entries)],
                _ => [],
            });
        }
        return shown;
    }

    private async Task<IReadOnlyList<OwnEntry>> LinkAsync(JsonElement node, Actor actor, IReadOnlyList<DeskMenuEntry> entries) =>
        Entry(node, await HrefAsync(AdminAddress.Read(ContentJson.GetString(node, "LinkUrl")), actor, entries), await EntriesAsync(node, "Items", actor, entries));

    private static IReadOnlyList<OwnEntry> Entry(JsonElement node, string? href, IReadOnlyList<OwnEntry> items) =>
        ContentJson.GetString(node, "LinkText") is { Length: > 0 } text && (href is not null || items.Count > 0) ? [new OwnEntry(text, href, items)] : [];

    private async Task<string?> HrefAsync(AdminAddress address, Actor actor, IReadOnlyList<DeskMenuEntry> entries) => address.Target switch
    {
        AdminTarget.Link => address.Value,
        AdminTarget.Home => DeskMenuEntry.Home,
        AdminTarget.Pages when address.Value is null => ListFilter.Path,
        AdminTarget.Pages => Listed(address.Value, actor) is { } type ? ListOf(type) : null,
        AdminTarget.NewPage => definitions.Schema.Definitions.Type(address.Value!) is { Options.Creatable: true } type && Allows(actor, Permissions.Edit, type) ? $"/admin/new/{Uri.EscapeDataString(type.Name)}" : null,
        AdminTarget.Item => await desk.FindAsync(address.Value!) is { } item && MayView(actor, item) ? $"{ListFilter.Path}/{Uri.EscapeDataString(item.ContentItemId)}" : null,
        AdminTarget.Widgets => OnRail(entries, "/admin/widgets"),
        AdminTarget.People => OnRail(entries, "/admin/users"),
        AdminTarget.Settings => OnRail(entries, "/admin/settings"),
        AdminTarget.Transfer => OnRail(entries, Packages.PackagesController.Path),
        AdminTarget.Activity => OnRail(entries, Activity.ActivityFilter.Path),
        AdminTarget.Desk => entries.Any(entry => entry.Covers(address.Value!.Split('?', '#')[0])) ? address.Value : null,
        _ => null,
    };

    private static string? OnRail(IReadOnlyList<DeskMenuEntry> entries, string href) => entries.Any(entry => entry.Href == href) ? href : null;

    private IEnumerable<OwnEntry> Types(JsonElement node, Actor actor)
    {
        var types = ContentJson.GetBoolean(node, "ShowAll")
            ? definitions.Schema.Definitions.Types.Values.Select(type => type.Name)
            : AdminNodes.In(node, "ContentTypes").Select(entry => ContentJson.GetString(entry, "ContentTypeId")).OfType<string>();
        return types.Distinct().Select(name => Listed(name, actor)).OfType<ContentTypeDefinition>().OrderBy(type => type.DisplayName, StringComparer.CurrentCultureIgnoreCase)
            .Select(type => new OwnEntry(type.DisplayName, ListOf(type), []));
    }

    // Every item of the type holds a list, so its entry leads to what stands under it.
    private async Task<IReadOnlyList<OwnEntry>> ListAsync(JsonElement node, Actor actor)
    {
        if (Listed(ContentJson.GetString(node, "ContentType") ?? "", actor) is not { } type)
            return [];
        var items = (await desk.ListAsync(new ContentQuery(type.Name) { Take = MostItems })).Where(item => MayView(actor, item))
            .Select(item => new OwnEntry(item.DisplayText is { Length: > 0 } title ? title : type.DisplayName, new ListFilter { Parent = item.ContentItemId }.Url, [])).ToList();
        return LooseValues.IsMissing(node, "AddContentTypeAsParent") || ContentJson.GetBoolean(node, "AddContentTypeAsParent") ? [new OwnEntry(type.DisplayName, ListOf(type), items)] : items;
    }

    private static bool May(JsonElement node, Actor actor) =>
        !ContentJson.TryGet(node, "PermissionNames", out var names) || names.ValueKind is not JsonValueKind.Array || names.EnumerateArray().Select(ContentJson.AsText).OfType<string>().All(name => May(name, actor));

    // Of the content permissions a stronger one is enough; any other name, also one that only Orchard knows, somebody has who was given it.
    private static bool May(string permission, Actor actor)
    {
        foreach (var verb in new[] { Permissions.View, Permissions.Edit, Permissions.Publish, Permissions.Delete })
        {
            if (permission == $"{verb}Content" || permission == $"{verb}OwnContent")
                return Permissions.Allows(actor.Granted, verb, "", own: permission == $"{verb}OwnContent");
            if (permission.StartsWith($"{verb}_", StringComparison.Ordinal) || permission.StartsWith($"{verb}Own_", StringComparison.Ordinal))
                return Permissions.Allows(actor.Granted, verb, permission[(permission.IndexOf('_') + 1)..], own: permission.StartsWith($"{verb}Own_", StringComparison.Ordinal));
        }
        return actor.Has(permission);
    }

    private ContentTypeDefinition? Listed(string name, Actor actor) =>
        definitions.Schema.Definitions.Type(name) is { Options.Listable: true } type && Allows(actor, Permissions.View, type) ? type : null;

    private static bool Allows(Actor actor, string verb, ContentTypeDefinition type) => Permissions.Allows(actor.Granted, verb, type.Name, own: true);

    private static bool MayView(Actor actor, ContentItem item) => Permissions.Allows(actor.Granted, Permissions.View, item.ContentType, own: item.Owner is { Length: > 0 } owner && owner == actor.UserId);

    private static string ListOf(ContentTypeDefinition type) => new ListFilter { Type = type.Name }.Url;
}
