using Cms.Users.People;
using Cms.Web.Security;

namespace Cms.Users.Roles;

/// <summary>The users, for the modules that write to them or name them.</summary>
public sealed class DeskPeople(UserDirectory users, CurrentActor actors) : IPeople
{
    public async Task<KnownPerson?> FindAsync(string userId) => await users.FindAsync(userId) is { IsEnabled: true } person ? Known(person) : null;

    public async Task<KnownPerson?> NamedAsync(string userName) =>
        await users.FindByLoginAsync(userName) is { IsEnabled: true } person && string.Equals(person.UserName, userName, StringComparison.OrdinalIgnoreCase) ? Known(person) : null;

    public async Task<IReadOnlyList<KnownPerson>> WithAsync(string permission)
    {
        var found = new List<KnownPerson>();
        foreach (var person in await users.ListAsync(take: int.MaxValue))
        {
            if (person.IsEnabled && (await actors.ActorOfAsync(person)).Granted.Contains(permission))
                found.Add(Known(person));
        }
        return ByName(found);
    }

    public async Task<IReadOnlyList<KnownPerson>> InRolesAsync(IReadOnlyList<string> roles) => ByName((await users.ListAsync(take: int.MaxValue))
        .Where(person => person.IsEnabled && (roles.Count == 0 || person.RoleNames.Intersect(roles, StringComparer.OrdinalIgnoreCase).Any())).Select(Known));

    private static IReadOnlyList<KnownPerson> ByName(IEnumerable<KnownPerson> people) => [.. people.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];

    private static KnownPerson Known(Person person) => new(person.UserId, person.UserName, person.DisplayName, person.Email);
}
