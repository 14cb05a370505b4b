using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Users.People;
using Cms.Users.Roles;
using Cms.Web.Security;

namespace Cms.Users.Admin;

/// <summary>A change to users that the rules do not allow, in words for who asked.</summary>
public sealed class UserRuleException(string message) : ActionRefusedException(message);

/// <summary>A link to choose a password. <paramref name="MailedTo"/> null: nobody got it yet, whoever made it passes it on.</summary>
public sealed record AccountLink(string Url, string? MailedTo);

/// <summary>
/// What one person does to another's account. Who manages users but does not own the site can neither make a site owner nor touch one,
/// because a link to choose a password is a way into the account; and nobody can leave the site without an administrator.
/// </summary>
public sealed class UserActions(Database database, UserDirectory users, RoleBook roles, PasswordLinks links, PasswordMails mails)
{
    /// <summary>Creates the user and returns the link by which the person chooses a password; it is mailed as well where that is possible.</summary>
    /// <param name="origin">The site's address, without a slash at the end.</param>
    public async Task<(string UserId, AccountLink Link)> InviteAsync(Actor actor, NewUser user, string origin)
    {
        var all = await roles.AllAsync();
        var chosen = Known(all, user.RoleNames);
        Require(actor, all, chosen);
        return (await database.WriteAsync(async session =>
        {
            var id = await users.CreateAsync(session, user with { RoleNames = chosen });
            await session.AuditAsync(actor, "user.invited", null, null, $"{user.UserName}: {string.Join(", ", chosen)}", await session.NowAsync());
            return (id, await LinkAsync(session, (await users.FindAsync(session, id))!, PasswordMail.Invited, origin));
        })).Result;
    }

    /// <summary>A new link to choose a password; the account's link before it ends.</summary>
    public async Task<AccountLink> NewLinkAsync(Actor actor, string userId, string origin)
    {
        AccountLink? link = null;
        await ChangeAsync(actor, userId, "user.link", async (session, person, _) =>
        {
            if (!person.IsEnabled)
                throw new UserRuleException($"{person.DisplayName} is disabled. Enable the user first.");
            link = await LinkAsync(session, person, PasswordMail.NewLink, origin);
            return "";
        });
        return link!;
    }

    /// <summary>Somebody lost phone and recovery codes: signing in takes the password alone until the person sets it up again. They are signed out everywhere.</summary>
    public Task SwitchOffTwoStepAsync(Actor actor, string userId) => ChangeAsync(actor, userId, "user.two-step-off", async (session, _, _) =>
    {
        await users.ForgetTwoStepAsync(session, userId);
        return "";
    });

    private async Task<AccountLink> LinkAsync(WriteSession session, Person person, PasswordMail mail, string origin)
    {
        var url = origin + await links.CreateAsync(session, person.UserId);
        if (!mails.CanSend || person.Email is not { Length: > 0 } address)
            return new AccountLink(url, null);
        await mails.SendAsync(session, address, person.DisplayName, mail, url);
        return new AccountLink(url, address);
    }

    public Task SetRolesAsync(Actor actor, string userId, IEnumerable<string> roleNames) => ChangeAsync(actor, userId, "user.roles", async (session, _, all) =>
    {
        var chosen = Known(all, roleNames);
        Require(actor, all, chosen);
        await users.SetRolesAsync(session, userId, chosen);
        return string.Join(", ", chosen);
    });

    public Task SetEnabledAsync(Actor actor, string userId, bool enabled) => ChangeAsync(actor, userId, enabled ? "user.enabled" : "user.disabled", async (session, _, _) =>
    {
        if (!enabled && userId == actor.UserId)
            throw new UserRuleException("You cannot disable your own account. Another administrator can.");
        await users.SetEnabledAsync(session, userId, enabled);
        return "";
    });

    private async Task<string> ChangeAsync(Actor actor, string userId, string action, Func<WriteSession, Person, IReadOnlyDictionary<string, Role>, Task<string>> change)
    {
        var all = await roles.AllAsync();
        return (await database.WriteAsync(async session =>
        {
            var person = await users.FindAsync(session, userId) ?? throw new NotFoundException("This user");
            Require(actor, all, person.RoleNames);
            var result = await change(session, person, all);
            if (OwnsSite(all, person.RoleNames) && !await HasOwnerAsync(session, all))
                throw new UserRuleException("Somebody must stay who can manage the site. Make another enabled user an administrator first.");
            await session.AuditAsync(actor, action, null, null, result.Length == 0 ? person.UserName : $"{person.UserName}: {result}", await session.NowAsync());
            return result;
        })).Result;
    }

    private static void Require(Actor actor, IReadOnlyDictionary<string, Role> all, IEnumerable<string> roleNames)
    {
        if (!actor.Has(UserPermissions.ManageUsers))
            throw new UserRuleException("You may not manage users. An administrator can give your role that permission.");
        if (!actor.Has(Permissions.SiteOwner) && OwnsSite(all, roleNames))
            throw new UserRuleException("Only an administrator may make someone an administrator, or change an administrator's account.");
    }

    private static bool OwnsSite(IReadOnlyDictionary<string, Role> all, IEnumerable<string> roleNames) =>
        roleNames.Any(name => all.TryGetValue(name, out var role) && role.IsSiteOwner);

    private static async Task<bool> HasOwnerAsync(WriteSession session, IReadOnlyDictionary<string, Role> all) =>
        OwnsSite(all, await session.QueryAsync<string>("SELECT DISTINCT r.role_name FROM user_roles r JOIN users u ON u.id = r.user_id WHERE u.is_enabled = 1"));

    private static List<string> Known(IReadOnlyDictionary<string, Role> all, IEnumerable<string> roleNames) =>
        [.. roleNames.Where(name => !StockRoles.IsImplied(name)).Select(name => all.TryGetValue(name, out var role) ? role.Name : throw new UserRuleException($"There is no role “{name}” any more.")).Distinct()];
}
