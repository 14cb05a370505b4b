using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>
/// What somebody wrote about a version when saving it. Here every version can have that (<c>Reason</c>), whatever its type; an item whose type has this part
/// carries it as Orchard does, <c>{"Comment":"..."}</c>, in and out.
/// </summary>
public sealed class AuditTrailPartKind : PartKind
{
    public const string PartName = "AuditTrailPart";
    public const string Comment = "Comment";

    public override string Name => PartName;

    public override string? MemberLabel(string member) => member == Comment ? "What was changed" : null;

    /// <summary>Writes what was said of this version into its content, and takes away what was said of the version before.</summary>
    internal static void Put(ContentTypeDefinition? type, JsonObject content, string? reason)
    {
        if (type?.Parts.FirstOrDefault(part => part.PartName == PartName) is not { } part)
            return;
        if (!string.IsNullOrEmpty(reason))
            content.ObjectOf(part.Name)[Comment] = reason;
        else if (content[part.Name] is JsonObject json)
            json.Remove(Comment);
    }

    /// <summary>What an item's content says of its version, or null.</summary>
    internal static string? Of(JsonElement content) =>
        ContentJson.TryGet(content, PartName, out var part) && part.ValueKind is JsonValueKind.Object && ContentJson.GetString(part, Comment)?.Trim() is { Length: > 0 } text ? text : null;
}
