using Cms.Web.Admin.Activity;

namespace Cms.Users.Admin;

/// <summary>What the desk's activity says of accounts. The detail names the person whose account it is.</summary>
internal static class UserActivity
{
    public static readonly ActivityKind[] Kinds =
    [
        new("user.invited", "Invited someone", "invited {detail}"),
        new("user.imported", "Brought an account", "brought the account of {detail} with a recipe"),
        new("user.replaced", "Replaced an account", "replaced the account of {detail} with a recipe’s"),
        new("user.link", "Made a sign-in link", "made a link to choose a password for {detail}"),
        new("user.roles", "Changed roles", "changed the roles of {detail}"),
        new("user.enabled", "Let someone in again", "let {detail} sign in again"),
        new("user.disabled", "Shut someone out", "stopped {detail} from signing in"),
        new("sign-in", "Signed in", "signed in with {detail}") { IsQuiet = true },
        new("two-step.on", "Switched on two steps", "signs in with two steps now"),
        new("two-step.codes", "Made recovery codes", "made new recovery codes"),
        new("two-step.off", "Switched off two steps", "signs in with the password alone now"),
        new("user.two-step-off", "Switched off someone’s two steps", "switched off the second step of {detail}"),
        new("password.set", "Chose a password", "chose a password {detail}"),
    ];
}
