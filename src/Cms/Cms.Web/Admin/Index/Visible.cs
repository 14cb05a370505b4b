using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Web.Admin.Index;

/// <summary>
/// Which items a person may see, as a condition on the index's table <c>pages p</c>: the same rule as <see cref="Permissions.Allows"/>, asked once for each type.
/// What a feature that is off has brought is seen by nobody.
/// </summary>
public static class Visible
{
    /// <summary>Adds the condition's parameters and returns it.</summary>
    public static string To(Actor actor, DefinitionStore definitions, DynamicParameters parameters)
    {
        bool May(string type, bool own) => Permissions.Allows(actor.Granted, Permissions.View, type, own);
        // Items of a type that nobody defines any more are seen by those who may see every type.
        if (May("", own: false))
        {
            parameters.Add("off", definitions.Off);
            return "p.content_type NOT IN @off";
        }
        var types = definitions.Schema.Definitions.Types.Keys.ToList();
        parameters.Add("seenTypes", types.Where(type => May(type, own: false)));
        parameters.Add("ownTypes", types.Where(type => May(type, own: true)));
        parameters.Add("seer", actor.UserId);
        return "(p.content_type IN @seenTypes OR (p.content_type IN @ownTypes AND p.owner = @seer))";
    }
}
