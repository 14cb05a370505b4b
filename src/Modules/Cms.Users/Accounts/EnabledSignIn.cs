using System.Security.Claims;
using Cms.Content.Storage;
using Cms.Users.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cms.Users.Accounts;

/// <summary>Identity's sign-in, for enabled users only: a disabled one is neither let in nor kept in. Each sign-in opens a session and is in the record.</summary>
public sealed class EnabledSignIn(
    UserManager<CmsUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<CmsUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<CmsUser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<CmsUser> confirmation, UserSessions sessions, Database database)
    : SignInManager<CmsUser>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(CmsUser user) => user.IsEnabled && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(CmsUser? user, string? securityStamp) =>
        user is { IsEnabled: true } && await base.ValidateSecurityStampAsync(user, securityStamp);

    public override async Task SignInWithClaimsAsync(CmsUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var properties = authenticationProperties ?? new AuthenticationProperties();
        // A cookie that is only renewed goes on with its session.
        if (!properties.Items.ContainsKey(SessionCookie.Item))
        {
            var device = DeviceWords.Of(Context.Request.Headers[HeaderNames.UserAgent]);
            properties.Items[SessionCookie.Item] = (await database.WriteAsync(async session =>
            {
                await session.AuditAsync(new Actor(user.Id, user.UserName!, new HashSet<string>()), "sign-in", null, null, device, await session.NowAsync());
                return await sessions.StartAsync(session, user.Id, device);
            })).Result;
        }
        await base.SignInWithClaimsAsync(user, properties, additionalClaims);
    }
}
