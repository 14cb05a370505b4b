using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>A value as a person reads it, where no kind knows better: texts as they are, yes and no, lists with commas.</summary>
public static class JsonWords
{
    public static string Of(JsonElement json) => Of(JsonNode.Parse(json.GetRawText(), ContentJson.NodeOptions, ContentJson.ReadOptions));

    public static string Of(JsonNode? json) => json switch
    {
        null => "",
        JsonArray list => Join(list),
        JsonObject members => Join(members.Select(member => member.Value)),
        _ => json.GetValueKind() switch
        {
            JsonValueKind.True => "Yes",
            JsonValueKind.False => "No",
            _ => json.AsText() ?? "",
        },
    };

    private static string Join(IEnumerable<JsonNode?> values) => string.Join(", ", values.Select(Of).Where(words => words.Length > 0));
}
