using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>
/// Patching a part's or field's JSON: a member keeps its place and the case it was written in, and a value that did not change is not touched,
/// so that saving an imported item without changes gives the same bytes.
/// </summary>
public static class JsonMembers
{
    public static JsonNode? Member(this JsonObject json, string name) => json[json.KeyOf(name)];

    /// <summary>Sets a member, or removes it when the value is null: Orchard leaves nulls out.</summary>
    public static void Put(this JsonObject json, string name, JsonNode? value)
    {
        var key = json.KeyOf(name);
        if (value is null)
            json.Remove(key);
        else if (!JsonNode.DeepEquals(json[key], value))
            json[key] = value;
    }

    /// <summary>Sets a text: null was not sent and changes nothing, empty removes the member.</summary>
    public static void PutText(this JsonObject json, string name, string? text)
    {
        if (text is not null && text != (json.TextOf(name)?.ReplaceLineEndings("\n") ?? ""))
            json.Put(name, text.Length == 0 ? null : JsonValue.Create(text));
    }

    /// <summary>One line as typed: trimmed, line breaks as spaces; untouched when it came back as it was.</summary>
    public static void PutLine(this JsonObject json, string name, string? sent)
    {
        if (sent is not null && !json.Has(name, sent))
            json.PutText(name, sent.ReplaceLineEndings(" ").Trim());
    }

    /// <summary>Lines as typed, without trailing space; untouched when they came back as they were.</summary>
    public static void PutLines(this JsonObject json, string name, string? sent)
    {
        if (sent is not null && !json.Has(name, sent))
            json.PutText(name, sent.TrimEnd());
    }

    private static bool Has(this JsonObject json, string name, string sent) => json.TextOf(name)?.ReplaceLineEndings("\n") == sent;

    /// <summary>Sets yes or no: null was not sent, and a no that was never written stays unwritten.</summary>
    public static void PutFlag(this JsonObject json, string name, bool? value)
    {
        if (value is { } flag && (flag || json.Member(name) is not null))
            json.Put(name, JsonValue.Create(flag));
    }

    public static string? TextOf(this JsonObject json, string name) => json.Member(name).AsText();

    public static string? AsText(this JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    public static JsonObject ObjectOf(this JsonObject json, string name)
    {
        if (json.Member(name) is JsonObject found)
            return found;
        var made = new JsonObject();
        json[json.KeyOf(name)] = made;
        return made;
    }

    private static string KeyOf(this JsonObject json, string name)
    {
        if (json.ContainsKey(name))
            return name;
        foreach (var (key, _) in json)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return key;
        }
        return name;
    }
}
