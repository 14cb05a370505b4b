using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Storage;

/// <summary>
/// Merges an Orchard ContentDefinition step into what is stored: settings are merged, parts and fields added or updated, nothing is removed.
/// </summary>
public static class DefinitionMerge
{
    public static async Task ApplyAsync(WriteSession session, JsonObject step)
    {
        await MergeAsync(session, step["ContentParts"], DefinitionJson.PartKind, "ContentPartFieldDefinitionRecords");
        await MergeAsync(session, step["ContentTypes"], DefinitionJson.TypeKind, "ContentTypePartDefinitionRecords");
    }

    /// <summary>One stored record with an incoming one merged in; either may be the first of its name.</summary>
    public static JsonObject Merge(JsonObject? stored, JsonObject incoming, string members)
    {
        if (stored is null)
            return incoming.DeepClone().AsObject();
        var merged = stored.DeepClone().AsObject();
        foreach (var (name, value) in incoming)
        {
            if (name == members)
                merged[name] = MergeMembers(merged[name] as JsonArray ?? [], value as JsonArray ?? []);
            else if (name == "Settings" && value is JsonObject settings)
                merged[name] = MergeSettings(merged[name] as JsonObject ?? [], settings);
            else if (value is not null && value.GetValueKind() is not System.Text.Json.JsonValueKind.String || value?.GetValue<string>() is { Length: > 0 })
                merged[name] = value?.DeepClone();
        }
        return merged;
    }

    private static async Task MergeAsync(WriteSession session, JsonNode? records, string kind, string members)
    {
        foreach (var record in (records as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = record["Name"]!.GetValue<string>();
            var stored = await session.QueryValueAsync<string?>("SELECT json FROM definitions WHERE kind = @kind AND name = @name", new { kind, name });
            var before = stored is null ? null : ContentJson.ParseObject(stored);
            var merged = Merge(before, record, members);
            if (before is null || !JsonNode.DeepEquals(before, merged))
                await session.PutDefinitionAsync(kind, name, merged);
        }
    }

    private static JsonArray MergeMembers(JsonArray stored, JsonArray incoming)
    {
        var merged = stored.Select(member => member!.DeepClone()).ToList();
        foreach (var member in incoming.OfType<JsonObject>())
        {
            var at = merged.FindIndex(known => MemberName(known) == MemberName(member));
            if (at < 0)
                merged.Add(member.DeepClone());
            else
                merged[at] = Merge(merged[at].AsObject(), member, "");
        }
        return new JsonArray([.. merged]);
    }

    private static string? MemberName(JsonNode? member) => member is JsonObject record ? (record["Name"] ?? record["PartName"])?.GetValue<string>() : null;

    // Bags are merged one level deep, as Orchard does: a bag's own values replace the stored ones by name.
    private static JsonObject MergeSettings(JsonObject stored, JsonObject incoming)
    {
        var merged = stored.DeepClone().AsObject();
        foreach (var (bag, values) in incoming)
        {
            if (values is JsonObject incomingBag && merged[bag] is JsonObject storedBag)
            {
                foreach (var (name, value) in incomingBag)
                    storedBag[name] = value?.DeepClone();
            }
            else
            {
                merged[bag] = values?.DeepClone();
            }
        }
        return merged;
    }
}
