using Cms.Content.Storage;
using Cms.Users.People;
using Cms.Users.Roles;

namespace Cms.Users.Passwords;

/// <summary>
/// The way into a new site: no password is built in, and nobody can take the site over before its owner does.
/// As long as no administrator has a password, whoever reads the console of the server gets a link to choose one.
/// </summary>
public sealed class AdministratorLink(Database database, UserDirectory users, RoleBook roles, PasswordLinks links)
{
    public const string UserName = "admin";

    /// <summary>The link, or null when an administrator has a password already. Creates the user <c>admin</c> when the site has no administrator.</summary>
    public async Task<string?> CreateAsync(string baseAddress)
    {
        var owners = (await roles.AllAsync()).Values.Where(role => role.IsSiteOwner).Select(role => role.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (Of(await users.ListAsync(take: int.MaxValue), owners).Any(person => person.HasPassword))
            return null;
        var (path, _) = await database.WriteAsync(async session =>
        {
            // Two nodes of one site may start at once: the second finds the user of the first.
            if (session.Engine is DatabaseEngine.PostgreSql)
                await session.ExecuteAsync("LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE");
            var administrators = Of(await users.ListAsync(session), owners);
            return administrators.Any(person => person.HasPassword) ? null : await links.CreateAsync(session, administrators.FirstOrDefault()?.UserId ?? await FirstAsync(session));
        });
        return path is null ? null : baseAddress.TrimEnd('/') + path;
    }

    private static List<Person> Of(IEnumerable<Person> people, HashSet<string> owners) =>
        [.. people.Where(person => person.IsEnabled && person.RoleNames.Any(owners.Contains))];

    private async Task<string> FirstAsync(WriteSession session)
    {
        if (await users.FindByLoginAsync(session, UserName) is not { } existing)
            return await users.CreateAsync(session, new NewUser(UserName, "Administrator", null) { RoleNames = [StockRoles.Administrator] });
        await users.SetRolesAsync(session, existing.UserId, [.. existing.RoleNames, StockRoles.Administrator]);
        await users.SetEnabledAsync(session, existing.UserId, true);
        return existing.UserId;
    }
}
