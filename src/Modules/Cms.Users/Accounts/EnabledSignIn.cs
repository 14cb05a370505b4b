using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cms.Users.Accounts;

/// <summary>Identity's sign-in, for enabled users only: a disabled one is neither let in nor kept in.</summary>
public sealed class EnabledSignIn(
    UserManager<CmsUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<CmsUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<CmsUser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<CmsUser> confirmation)
    : SignInManager<CmsUser>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(CmsUser user) => user.IsEnabled && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(CmsUser? user, string? securityStamp) =>
        user is { IsEnabled: true } && await base.ValidateSecurityStampAsync(user, securityStamp);
}
