namespace Cms.Content.Storage;

/// <summary>
/// Who acts: <paramref name="UserId"/> is what Orchard keeps as Owner, <paramref name="UserName"/> what it keeps as Author,
/// <paramref name="Granted"/> the names of the permissions that the person's roles give.
/// </summary>
public sealed record Actor(string UserId, string UserName, IReadOnlySet<string> Granted)
{
    /// <summary>The set-up, a command at the console, a schedule whose person was checked when it was made.</summary>
    public static readonly Actor System = new("", "system", new HashSet<string> { "SiteOwner" }) { IsSite = true };

    /// <summary>The site itself acts, not a person who signed in: what needs two people does not ask it for a second one.</summary>
    public bool IsSite { get; private init; }
}
