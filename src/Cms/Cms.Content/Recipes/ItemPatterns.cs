using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>Fills in what an item leaves out and its type has a pattern for: title, address, alias. The order matters: an address is made from the title.</summary>
internal sealed class ItemPatterns(SiteAddresses addresses)
{
    private const string Title = "TitlePart";
    private const string Autoroute = "AutoroutePart";
    private const string Alias = "AliasPart";

    public string? DisplayText(IncomingVersion version, ContentTypeDefinition type, JsonObject content, string? given, Func<PatternItem> item)
    {
        if (given is { Length: > 0 })
            return given;
        if ((content[Title] as JsonObject)?.TextOf("Title") is { Length: > 0 } title)
            return title;
        if (Pattern(type, Title) is not { Length: > 0 } pattern || Evaluate(version, pattern, item(), "title") is not { Length: > 0 } text)
            return null;
        content.ObjectOf(Title).Put("Title", text);
        return text;
    }

    /// <summary>Turns the recipe's full path into the step that is stored, or makes one from the pattern.</summary>
    public void Address(PlannedItem planned, IncomingVersion version, ContentTypeDefinition type, JsonObject content, Func<PatternItem> item, string? parentPath)
    {
        var part = content[Autoroute] as JsonObject;
        if (part?.TextOf("Path")?.Trim('/') is { Length: > 0 } path)
        {
            if (Problem(path) is { } problem)
                version.Problem($"{Autoroute}.Path", problem, "Write steps of letters, digits and hyphens, such as about/first-visit.");
            part.Put("Path", Addresses.ToSlug(path, parentPath));
            return;
        }
        if (!type.Has(Autoroute) || part is not null && (Flag(part, "Disabled") || Flag(part, "SetHomepage")))
            return;
        if ((planned.Existing?.LiveSlug ?? planned.Existing?.LatestSlug) is { Length: > 0 } kept)
        {
            Addresses.SetSlug(content, kept);
            return;
        }
        if (Evaluate(version, Pattern(type, Autoroute) is { Length: > 0 } pattern ? pattern : LiquidPattern.Autoroute, item(), "address")?.Trim('/') is { Length: > 0 } made)
            Addresses.SetSlug(content, Free(made, planned, parentPath));
    }

    public string? AliasOf(PlannedItem planned, IncomingVersion version, ContentTypeDefinition type, JsonObject content, Func<PatternItem> item)
    {
        if ((content[Alias] as JsonObject)?.TextOf("Alias") is { Length: > 0 } given)
            return given;
        if (Pattern(type, Alias) is not { Length: > 0 } pattern)
            return null;
        var alias = planned.Existing?.Alias;
        if (alias is null)
        {
            if (Evaluate(version, pattern, item(), "alias") is not { Length: > 0 } made)
                return null;
            alias = made;
            for (var number = 2; !addresses.IsAliasFree(planned.Culture, alias, planned.ItemId); number++)
                alias = $"{made}-{number}";
            addresses.TakeAlias(planned.Culture, alias, planned.ItemId);
        }
        content.ObjectOf(Alias).Put("Alias", alias);
        return alias;
    }

    // A path made by a pattern with the container's title in it continues the parent's address; one without it is a step under it.
    private string Free(string made, PlannedItem planned, string? parentPath)
    {
        var step = !string.IsNullOrEmpty(parentPath) && (made.StartsWith(parentPath + "/", StringComparison.Ordinal) || made.Contains('/')) ? Addresses.ToSlug(made, parentPath)
            : made.Contains('/') ? $"/{made}" : made;
        var free = step;
        for (var number = 2; !addresses.IsFree(planned.Culture, Addresses.Compute(free, parentPath)!, planned.ItemId); number++)
            free = $"{step}-{number}";
        addresses.Name(planned.Culture, Addresses.Compute(free, parentPath)!);
        return free;
    }

    private static string? Evaluate(IncomingVersion version, string pattern, PatternItem item, string what)
    {
        var (text, unknown) = LiquidPattern.Evaluate(pattern, item);
        if (unknown is not null)
            version.Step.Report.Note($"The {what} pattern of {item.Item.ContentType} “{item.DisplayText}” ({item.Item.ContentItemId}) has {unknown}, which is not known here; the {what} was left as it is.");
        return text;
    }

    private static string? Pattern(ContentTypeDefinition type, string partName) =>
        type.Parts.FirstOrDefault(part => part.PartName == partName) is { } part && ContentJson.TryGet(part.Settings.Json, $"{partName}Settings", out var settings)
            ? ContentJson.GetString(settings, "Pattern")
            : null;

    private static bool Flag(JsonObject part, string name) => part.TextOf(name) is { } text && bool.TryParse(text, out var flag) && flag;

    private static string? Problem(string path) =>
        path.Length > Slugs.MaxLength ? $"The address is longer than {Slugs.MaxLength} characters."
        : path.Split('/').Any(step => step is "" or "." or "..") || path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || "?#\\%<>\"{}|^`".Contains(c)) ? $"'{path}' is not an address."
        : null;
}
