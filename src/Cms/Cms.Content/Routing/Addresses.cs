using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Routing;

/// <summary>
/// A version holds the last step of its address in <c>AutoroutePart.Path</c>: <c>opening-hours</c>, or with a leading slash a whole address
/// that fits no parent. Orchard's full path is put together only where items leave the site.
/// </summary>
public static class Addresses
{
    /// <summary>The version's step: null for an item without a page of its own, empty for the home page.</summary>
    public static string? SlugOf(JsonElement content)
    {
        if (!ContentJson.TryGet(content, "AutoroutePart", out var part) || part.ValueKind != JsonValueKind.Object || ContentJson.GetBoolean(part, "Disabled"))
            return null;
        if (ContentJson.GetBoolean(part, "SetHomepage"))
            return "";
        return ContentJson.GetString(part, "Path") is { Length: > 0 } path ? path : null;
    }

    /// <summary>The full address (no leading slash) of a step under a parent's address.</summary>
    public static string? Compute(string? slug, string? parentPath) => slug switch
    {
        null => null,
        ['/', .. var absolute] => absolute,
        _ => string.IsNullOrEmpty(parentPath) ? slug : $"{parentPath}/{slug}",
    };

    /// <summary>An Orchard path cut down to the step under its parent; one that does not continue the parent's address becomes absolute.</summary>
    public static string ToSlug(string path, string? parentPath)
    {
        path = path.Trim('/');
        if (string.IsNullOrEmpty(parentPath))
            return path.Contains('/') ? $"/{path}" : path;
        return path.StartsWith(parentPath + "/", StringComparison.Ordinal) && !path[(parentPath.Length + 1)..].Contains('/')
            ? path[(parentPath.Length + 1)..]
            : $"/{path}";
    }

    public static void SetSlug(JsonObject content, string slug)
    {
        if (content["AutoroutePart"] is not JsonObject part)
            content["AutoroutePart"] = part = [];
        part["Path"] = slug;
    }
}
