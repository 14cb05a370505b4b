namespace Cms.Web.Security;

/// <summary>Someone who can sign in, as other modules see them: nothing that signs in. The address is where mail reaches the person; null when none is known.</summary>
public sealed record KnownPerson(string UserId, string UserName, string Name, string? Email)
{
    /// <summary>The name as visitors may read it; null when none was given but what the person signs in with, which is nobody else's business.</summary>
    public string? PublicName => string.IsNullOrWhiteSpace(Name) || Name.Contains('@', StringComparison.Ordinal) || string.Equals(Name, UserName, StringComparison.OrdinalIgnoreCase) ? null : Name;
}

/// <summary>
/// Who works at the desk. The module that keeps the users fills it. People who may not sign in any more are not named.
/// </summary>
public interface IPeople
{
    /// <summary>A change of a person is told in the feed as the document <c>users/ID</c>.</summary>
    public const string FeedKind = "users";

    /// <summary>By user id.</summary>
    Task<KnownPerson?> FindAsync(string userId);

    /// <summary>By the name to sign in with, as audit and plans keep it.</summary>
    Task<KnownPerson?> NamedAsync(string userName);

    /// <summary>Everybody whose own roles name a permission, by name. A site owner, who may do everything, is only named for <c>SiteOwner</c>.</summary>
    Task<IReadOnlyList<KnownPerson>> WithAsync(string permission);

    /// <summary>Everybody who has one of some roles, by name; without a role everybody.</summary>
    Task<IReadOnlyList<KnownPerson>> InRolesAsync(IReadOnlyList<string> roles);
}

/// <summary>A site without users.</summary>
internal sealed class NoPeople : IPeople
{
    public Task<KnownPerson?> FindAsync(string userId) => Task.FromResult<KnownPerson?>(null);

    public Task<KnownPerson?> NamedAsync(string userName) => Task.FromResult<KnownPerson?>(null);

    public Task<IReadOnlyList<KnownPerson>> WithAsync(string permission) => Task.FromResult<IReadOnlyList<KnownPerson>>([]);

    public Task<IReadOnlyList<KnownPerson>> InRolesAsync(IReadOnlyList<string> roles) => Task.FromResult<IReadOnlyList<KnownPerson>>([]);
}
