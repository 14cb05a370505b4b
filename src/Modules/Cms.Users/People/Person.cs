using Cms.Content.Publishing;

namespace Cms.Users.People;

/// <summary>A user as lists and rules see one: nothing that signs in.</summary>
public sealed record Person(string UserId, string UserName, string DisplayName, string? Email, bool IsEnabled, bool HasPassword, IReadOnlyList<string> RoleNames)
{
    /// <summary>Signing in takes a code after the password.</summary>
    public bool HasTwoStep { get; init; }
}

/// <summary>What a new user needs; the person chooses the password by a link.</summary>
public sealed record NewUser(string UserName, string DisplayName, string? Email)
{
    public IReadOnlyList<string> RoleNames { get; init; } = [];
    public string? UserId { get; init; }
    public string? PasswordHash { get; init; }
}

/// <summary>A user cannot be like this; <paramref name="fieldName"/> is the form field to correct.</summary>
public sealed class InvalidUserException(string fieldName, string message) : ActionRefusedException(message)
{
    public string Field => fieldName;
}
