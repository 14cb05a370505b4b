using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Recipes;

/// <summary>
/// Facts that Orchard keeps in parts and this program keeps beside the versions: place in the tree, language, plans.
/// On the way in they are taken out of the parts, which stay behind as markers (<c>"ContainedPart": {}</c>) at their place among the others;
/// on the way out they are put back. Members of these parts that are not known here stay in them.
/// </summary>
internal sealed record ItemBorder
{
    private const string Contained = "ContainedPart";
    private const string Localization = "LocalizationPart";
    private const string PublishLater = "PublishLaterPart";
    private const string ArchiveLater = "ArchiveLaterPart";

    /// <summary>Whether the item says where it stands; without a word it stays where it is.</summary>
    public bool NamesPlace { get; init; }
    public string? ParentId { get; init; }
    public int? Order { get; init; }
    public string? Culture { get; init; }
    public string? TranslationSet { get; init; }
    public DateTime? PublishUtc { get; init; }
    public DateTime? ArchiveUtc { get; init; }

    /// <summary>Takes the facts out of an item's content. <paramref name="problem"/> hears of values that cannot be read: path, what, mend.</summary>
    public static ItemBorder Take(JsonObject content, Action<string, string, string> problem)
    {
        var parent = TakeText(content, Contained, "ListContentItemId");
        var order = TakeText(content, Contained, "Order");
        TakeText(content, Contained, "ListContentType");
        var border = new ItemBorder
        {
            NamesPlace = content[Contained] is JsonObject,
            ParentId = string.IsNullOrEmpty(parent) ? null : parent,
            Order = int.TryParse(order, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            Culture = TakeText(content, Localization, "Culture") is { Length: > 0 } culture ? culture : null,
            TranslationSet = TakeText(content, Localization, "LocalizationSet") is { Length: > 0 } set ? set : null,
            PublishUtc = TakeDate(content, PublishLater, "ScheduledPublishUtc", problem),
            ArchiveUtc = TakeDate(content, ArchiveLater, "ScheduledArchiveUtc", problem),
        };
        if (order is { Length: > 0 } && border.Order is null)
            problem($"{Contained}.Order", $"'{order}' is not a whole number.", "Write a number such as 3.");
        if (border.Culture is { } written && (written.Length > 20 || !written.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            problem($"{Localization}.Culture", $"'{written}' is not a language.", "Write a language tag such as en or es.");
        return border;
    }

    /// <summary>Puts the facts back, in Orchard's member order, before whatever else the parts hold.</summary>
    public void Put(JsonObject content, string? parentType)
    {
        if (ParentId is not null)
            PutMembers(content, Contained, [("ListContentItemId", ParentId), ("ListContentType", parentType), ("Order", Order ?? 0)]);
        if (content[Localization] is not null || TranslationSet is not null || Culture is not (null or ItemPlace.DefaultCulture))
            PutMembers(content, Localization, [("LocalizationSet", TranslationSet), ("Culture", Culture)]);
        if (PublishUtc is { } publish)
            PutMembers(content, PublishLater, [("ScheduledPublishUtc", Date(publish))]);
        if (ArchiveUtc is { } archive)
            PutMembers(content, ArchiveLater, [("ScheduledArchiveUtc", Date(archive))]);
    }

    /// <summary>The content without empty markers: what tells one version from another, whether or not it went through a recipe.</summary>
    public static JsonObject WithoutMarkers(JsonObject content)
    {
        foreach (var name in (string[])[Contained, Localization, PublishLater, ArchiveLater])
        {
            if (content[name] is JsonObject { Count: 0 })
                content.Remove(name);
        }
        return content;
    }

    private static string? TakeText(JsonObject content, string part, string member)
    {
        if (content[part] is not JsonObject json)
            return null;
        var text = json.TextOf(member);
        json.Put(member, null);
        return text;
    }

    private static DateTime? TakeDate(JsonObject content, string part, string member, Action<string, string, string> problem)
    {
        var text = TakeText(content, part, member);
        if (string.IsNullOrEmpty(text))
            return null;
        if (UtcText.Parse(text) is { } date)
            return date;
        problem($"{part}.{member}", $"'{text}' is not a date.", "Write it as 2026-01-31T09:00:00Z.");
        return null;
    }

    private static void PutMembers(JsonObject content, string part, (string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                json[name] = value;
        }
        foreach (var (name, value) in (content[part] as JsonObject)?.ToList() ?? [])
            json.TryAdd(name, value?.DeepClone());
        content[part] = json;
    }

    private static string Date(DateTime utc) =>
        utc.ToString(utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
