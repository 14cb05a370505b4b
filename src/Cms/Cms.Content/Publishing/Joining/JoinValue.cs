using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Publishing.Joining;

/// <summary>How a value that is joined as a whole is said in words, and how two of them are kept one after the other, where that makes sense.</summary>
internal sealed record JoinValue(Func<JsonNode, string> Say, Func<JsonNode, JsonNode, JsonNode?> Both)
{
    public static readonly JoinValue Plain = new(JsonWords.Of, (_, _) => null);

    public static JoinValue Of(FieldKind kind, ContentPartField field) => new(
        json => kind.Words(ContentJson.ToElement(json), field),
        (mine, theirs) => mine is JsonObject one && theirs is JsonObject other ? kind.Both(one, other, field) : null);

    public static JoinValue Of(PartKind? kind, string member) => kind is null ? Plain : new(
        json => kind.PlainText(ContentJson.ToElement(new JsonObject { [member] = json.DeepClone() })) ?? JsonWords.Of(json),
        (mine, theirs) => kind.Both(member, mine, theirs));

    public string Words(JsonNode? json) => json is null ? "" : Say(json);

    public JoinSide Side(JsonNode? json) => new(json?.DeepClone(), Words(json));
}
