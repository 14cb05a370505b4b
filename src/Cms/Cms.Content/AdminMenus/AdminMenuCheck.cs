using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.AdminMenus;

/// <summary>The kinds of entries that Orchard's admin menus have and this program shows.</summary>
public static class AdminNodes
{
    public const string Link = "LinkAdminNode";
    public const string Placeholder = "PlaceholderAdminNode";
    public const string ContentTypes = "ContentTypesAdminNode";
    public const string Lists = "ListsAdminNode";

    /// <summary>Menus and their entries are on unless they say that they are off.</summary>
    public static bool IsEnabled(JsonElement json) => LooseValues.IsMissing(json, "Enabled") || ContentJson.GetBoolean(json, "Enabled");

    public static IEnumerable<JsonElement> In(JsonElement json, string member) =>
        ContentJson.TryGet(json, member, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray().Where(entry => entry.ValueKind is JsonValueKind.Object) : [];
}

/// <summary>What is wrong with the values of an admin menu, and which of its entries the desk leaves out.</summary>
internal static class AdminMenuCheck
{
    public static EntryProblem? Find(JsonElement menu) => Switch(menu, "") ?? Entries(menu, "MenuItems", "");

    public static IEnumerable<string> Notes(JsonElement menu) => AdminNodes.In(menu, "MenuItems").SelectMany(OfNode);

    private static IEnumerable<string> OfNode(JsonElement node)
    {
        var (kind, text) = (LooseValues.ClassOf(node), ContentJson.GetString(node, "LinkText"));
        if (kind is not (AdminNodes.Link or AdminNodes.Placeholder or AdminNodes.ContentTypes or AdminNodes.Lists))
            yield return $"The entry {(text is null ? "" : $"“{text}” ")}of the kind “{kind}” is not known here and does not show. Use a {AdminNodes.Link} or a {AdminNodes.Placeholder}.";
        else if (kind == AdminNodes.Link && AdminAddress.Read(ContentJson.GetString(node, "LinkUrl")).Target is AdminTarget.Unknown or AdminTarget.NoPage)
            yield return $"The desk has no page for “{ContentJson.GetString(node, "LinkUrl")}”, so the entry “{text}” does not show as a link. Write an address of this desk, such as ~/admin/pages, or a web address.";
        foreach (var note in AdminNodes.In(node, "Items").SelectMany(OfNode))
            yield return note;
    }

    private static EntryProblem? Entries(JsonElement json, string member, string path)
    {
        if (!ContentJson.TryGet(json, member, out var list) || list.ValueKind is JsonValueKind.Null)
            return null;
        if (list.ValueKind is not JsonValueKind.Array)
            return new EntryProblem($"{path}{member}", "The entries of the menu are not a list.", "Write them as [ { ... } ].");
        return list.EnumerateArray().Select((node, at) => Entry(node, $"{path}{member}[{at}]")).OfType<EntryProblem>().FirstOrDefault();
    }

    private static EntryProblem? Entry(JsonElement node, string path)
    {
        if (node.ValueKind is not JsonValueKind.Object)
            return new EntryProblem(path, "An entry of a menu is a JSON object.", "Write { ... }.");
        if (Switch(node, $"{path}.") is { } wrong)
            return wrong;
        if (ContentJson.TryGet(node, "PermissionNames", out var names) && !(names.ValueKind is JsonValueKind.Null || names.ValueKind is JsonValueKind.Array && names.EnumerateArray().All(name => name.ValueKind is JsonValueKind.String)))
            return new EntryProblem($"{path}.PermissionNames", "The permissions are not a list of names.", "Write them as [ \"EditContent\" ], or [ ] for everyone.");
        var problem = LooseValues.ClassOf(node) switch
        {
            AdminNodes.Link => Link(node, path),
            AdminNodes.Placeholder => Text(node, path),
            AdminNodes.ContentTypes => Types(node, path),
            AdminNodes.Lists when LooseValues.IsMissing(node, "ContentType") => new EntryProblem($"{path}.ContentType", "The list says no content type.", "Write the name of a content type."),
            _ => null,
        };
        return problem ?? Entries(node, "Items", $"{path}.");
    }

    private static EntryProblem? Link(JsonElement node, string path)
    {
        if (Text(node, path) is { } problem)
            return problem;
        if (ContentJson.TryGet(node, "LinkUrl", out var url) && url.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) || AdminAddress.Read(ContentJson.GetString(node, "LinkUrl")).Target is AdminTarget.Unsafe)
            return new EntryProblem($"{path}.LinkUrl", $"“{ContentJson.AsText(url) ?? url.GetRawText()}” is not an address that a link of the desk may have.", "Begin it with https://, or with ~/ for a page of this site.");
        return null;
    }

    private static EntryProblem? Text(JsonElement node, string path) =>
        ContentJson.TryGet(node, "LinkText", out var text) && text.ValueKind is JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString()) ? null
            : new EntryProblem($"{path}.LinkText", "The entry has no words.", "Write \"LinkText\": \"...\".");

    private static EntryProblem? Types(JsonElement node, string path)
    {
        if (!ContentJson.TryGet(node, "ContentTypes", out var types) || types.ValueKind is JsonValueKind.Null)
            return null;
        if (types.ValueKind is not JsonValueKind.Array)
            return new EntryProblem($"{path}.ContentTypes", "The content types are not a list.", """Write them as [ { "ContentTypeId": "..." } ].""");
        return types.EnumerateArray().Select((type, at) => type.ValueKind is JsonValueKind.Object && !LooseValues.IsMissing(type, "ContentTypeId") ? null
            : new EntryProblem($"{path}.ContentTypes[{at}]", "A content type of the menu has no ContentTypeId.", """Write { "ContentTypeId": "..." }.""")).OfType<EntryProblem>().FirstOrDefault();
    }

    private static EntryProblem? Switch(JsonElement json, string path) =>
        LooseValues.IsMissing(json, "Enabled") || bool.TryParse(ContentJson.GetString(json, "Enabled"), out _) ? null : new EntryProblem($"{path}Enabled", "What says whether it shows is neither true nor false.", "Write true or false.");
}
