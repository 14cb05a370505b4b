using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Review.Texts;

/// <summary>
/// What an expert signs: everything of a version that readers see, in one form that does not depend on how it was typed or stored. Who reviewed it,
/// its address, what search engines are told, its language and the notes of staff are not in it. A part that nobody has thought of is: then it must be signed.
/// </summary>
public static class ReviewedText
{
    private static readonly HashSet<string> Outside = new(StringComparer.Ordinal)
    {
        nameof(ReviewPart), "AutoroutePart", "AliasPart", "SeoMetaPart", "SitemapPart", "AuditTrailPart", "LocalizationPart", "ContainedPart", "PublishLaterPart", "ArchiveLaterPart", "FactsPart",
    };

    /// <summary>64 hexadecimal digits: two versions with the same ones say the same to readers.</summary>
    public static string Hash(ContentItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(item, withIds: false).ToJsonString(ContentJson.Options))));

    /// <summary>The text as JSON with its members in order and nothing empty in it. Ids of blocks are kept where blocks are to be compared one by one.</summary>
    public static JsonObject Of(ContentItem item, bool withIds = true)
    {
        var text = new JsonObject();
        foreach (var member in HiddenBlocks.Without(item).Content.EnumerateObject().Where(member => !Outside.Contains(member.Name)).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (Tidy(member.Value, withIds) is { } value)
                text[member.Name] = value;
        }
        return text;
    }

    // Null: nothing a reader could miss. A "no" and a missing "no" are the same, and so are an empty text and none.
    private static JsonNode? Tidy(JsonElement value, bool withIds) => value.ValueKind switch
    {
        JsonValueKind.Object => TidyObject(value, withIds),
        JsonValueKind.Array => TidyList(value, withIds),
        JsonValueKind.String => value.GetString()!.ReplaceLineEndings("\n") is { } text && !string.IsNullOrWhiteSpace(text) ? JsonValue.Create(text) : null,
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.Number => JsonNode.Parse(value.GetRawText()),
        _ => null,
    };

    private static JsonObject? TidyObject(JsonElement value, bool withIds)
    {
        var tidy = new JsonObject();
        var isItem = value.TryGetProperty(nameof(ContentItem.ContentType), out _);
        foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (isItem && !withIds && member.Name == nameof(ContentItem.ContentItemId))
                continue;
            if (Tidy(member.Value, withIds) is { } kept)
                tidy[member.Name] = kept;
        }
        return tidy.Count > 0 ? tidy : null;
    }

    // The place of an entry counts: the second description belongs to the second picture. Only empty ones at the end may go.
    private static JsonArray? TidyList(JsonElement value, bool withIds)
    {
        var entries = value.EnumerateArray().Select(entry => Tidy(entry, withIds)).ToList();
        while (entries.Count > 0 && entries[^1] is null)
            entries.RemoveAt(entries.Count - 1);
        return entries.Count > 0 ? new JsonArray([.. entries]) : null;
    }
}
