using Cms.Content.Model;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.Accounts;

/// <summary>An account as Identity keeps it. Its id has Orchard's form, because content names it as owner.</summary>
public sealed class CmsUser : IdentityUser
{
    public CmsUser() => Id = ContentIds.New();

    /// <summary>The person's name as colleagues read it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>False: the account stays, with what it wrote, but nobody signs in with it.</summary>
    public bool IsEnabled { get; set; } = true;
}
