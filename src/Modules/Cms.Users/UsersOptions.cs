namespace Cms.Users;

/// <summary>What the host may say about its users.</summary>
public sealed class UsersOptions
{
    /// <summary>
    /// A short name of the site, in small letters: the cookie is <c>name-desk</c>, the variable with the master key <c>NAME_MASTER_KEY</c>.
    /// It is part of every protected text, so changing it signs everybody out.
    /// </summary>
    public string SiteName { get; set; } = "cms";

    public string CookieName => $"{SiteName}-desk";

    public string MasterKeyVariable => $"{SiteName.ToUpperInvariant()}_MASTER_KEY";
}
