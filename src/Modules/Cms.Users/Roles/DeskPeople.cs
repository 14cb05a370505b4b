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
        return [.. found.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static KnownPerson Known(Person person) => new(person.UserId, person.UserName, person.DisplayName, person.Email);
}
