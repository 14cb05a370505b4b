using System.Collections.Concurrent;
using System.Security.Claims;
using Cms.Content.Storage;
using Cms.Users.People;
using Cms.Web.Security;

namespace Cms.Users.Roles;

/// <summary>
/// The signed-in person with the permissions of their roles, remembered until a role or a user changes: at once for a commit of this process,
/// with the change feed for one of another.
/// </summary>
public sealed class CurrentActor : ICurrentActor, IFeedReader
{
    private readonly UserDirectory users;
    private readonly RoleBook roles;
    private readonly ConcurrentDictionary<string, (int Generation, Actor? Actor)> known = new();
    private FeedPosition position = FeedPosition.Nowhere;
    private int generation;

    public CurrentActor(UserDirectory users, RoleBook roles, Database database)
    {
        this.users = users;
        this.roles = roles;
        database.Committed += _ => Forget();
    }

    public string Name => "actors";
    public string Keeps => "what people may do";

    public async Task<Actor?> FindAsync(ClaimsPrincipal person)
    {
        if (person.Identity?.IsAuthenticated != true || person.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId)
            return null;
        // What was read before a change must not be remembered as if it were read after it.
        var now = Volatile.Read(ref generation);
        if (known.TryGetValue(userId, out var entry) && entry.Generation == now)
            return entry.Actor;
        var actor = await users.FindAsync(userId) is { IsEnabled: true } user ? await ActorOfAsync(user) : null;
        known[userId] = (now, actor);
        return actor;
    }

    /// <summary>The permissions of a user, whether signed in or not.</summary>
    public async Task<Actor> ActorOfAsync(Person user)
    {
        var all = await roles.AllAsync();
        var granted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in user.RoleNames.Append(StockRoles.Authenticated).Append(StockRoles.Anonymous))
        {
            if (all.TryGetValue(name, out var role))
                granted.UnionWith(role.Permissions);
        }
        return new Actor(user.UserId, user.UserName, granted);
    }

    public Task<FeedPosition> PositionAsync() => Task.FromResult(position);

    public Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition at)
    {
        if (rows.Any(row => row is { Kind: FeedRow.Document, ItemId: { } id } && (id.StartsWith(SiteDocuments.Roles + "/", StringComparison.Ordinal) || id.StartsWith(UserDirectory.FeedKind + "/", StringComparison.Ordinal))))
            Forget();
        position = at;
        return Task.CompletedTask;
    }

    public Task RebuildAsync(FeedPosition at)
    {
        Forget();
        position = at;
        return Task.CompletedTask;
    }

    private void Forget()
    {
        Interlocked.Increment(ref generation);
        if (known.Count > 1000)
            known.Clear();
    }
}
