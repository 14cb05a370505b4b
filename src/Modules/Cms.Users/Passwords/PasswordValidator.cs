using Cms.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.Passwords;

/// <summary>Makes Identity ask <see cref="PasswordRules"/> wherever it takes a password.</summary>
public sealed class PasswordValidator : IPasswordValidator<CmsUser>
{
    public const string Code = "WeakPassword";

    public Task<IdentityResult> ValidateAsync(UserManager<CmsUser> manager, CmsUser user, string? password)
    {
        var reasons = PasswordRules.Reasons(password, OwnNames(user.UserName, user.Email));
        return Task.FromResult(reasons.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. reasons.Select(reason => new IdentityError { Code = Code, Description = reason })]));
    }

    public static IEnumerable<string?> OwnNames(string? userName, string? email) => [userName, email, email?.Split('@')[0]];
}
