using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Publishing.Joining;

/// <summary>
/// Joins two texts of one page that grew from the same one. What only one side changed is taken, field by field, and block by block by the blocks' ids.
/// What both changed is a conflict: nothing is ever chosen for a person. Pure: reads nothing, writes nothing, leaves its arguments as they are.
/// </summary>
public static class TextJoin
{
    /// <param name="schema">Knows which values belong together, and the words for places.</param>
    /// <param name="contentType">The type of the page.</param>
    /// <param name="before">The content both started from; empty for a page that was not there.</param>
    /// <param name="mine">The content of the person who saves. Blocks have ids (ContainedIds.Complete).</param>
    /// <param name="theirs">The newest content that someone else saved.</param>
    public static Joined Join(ContentSchema schema, string contentType, JsonObject before, JsonObject mine, JsonObject theirs) =>
        Run(schema, contentType, before, mine, theirs, new Dictionary<string, JoinChoice>());

    private static Joined Run(ContentSchema schema, string contentType, JsonObject before, JsonObject mine, JsonObject theirs, IReadOnlyDictionary<string, JoinChoice> choices)
    {
        var walk = new JoinWalk(schema, choices);
        var content = walk.Page(contentType, before, mine, theirs);
        return new Joined(content, walk.Others, walk.Conflicts) { Again = chosen => Run(schema, contentType, before, mine, theirs, chosen) };
    }
}
