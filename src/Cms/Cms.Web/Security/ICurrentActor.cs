using System.Security.Claims;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Security;

/// <summary>
/// Turns the signed-in person into the actor that write actions ask for. The module that keeps the users fills it;
/// the permissions are those of this moment, not those of the sign-in.
/// </summary>
public interface ICurrentActor
{
    /// <summary>Null when nobody is signed in, or when the person may not sign in any more.</summary>
    Task<Actor?> FindAsync(ClaimsPrincipal person);
}

/// <summary>A site without users: nobody is ever signed in.</summary>
internal sealed class NobodySignsIn : ICurrentActor
{
    public Task<Actor?> FindAsync(ClaimsPrincipal person) => Task.FromResult<Actor?>(null);
}

public static class ActorPermissions
{
    /// <summary>Whether a role of the actor gives a permission of the site; for a verb on content, ask <see cref="Permissions.Allows"/>.</summary>
    public static bool Has(this Actor actor, string permission) =>
        actor.Granted.Contains(Permissions.SiteOwner) || actor.Granted.Contains(permission);
}
