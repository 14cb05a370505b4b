using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Cms.Users.Accounts;

/// <summary>
/// Identity's store. What it keeps of a second step (the secret shared with an app, recovery codes) is written protected by the site's keys,
/// so that whoever reads a backup without its master key cannot sign in with it.
/// </summary>
public sealed class ProtectedUserStore(UsersContext context, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<CmsUser, UsersContext>(context, describer)
{
    private readonly IDataProtector protector = protection.CreateProtector("Cms.Users.Tokens");

    public override Task SetTokenAsync(CmsUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(CmsUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? protector.Unprotect(kept) : null;
}
