namespace Cms.Users.Admin;

/// <summary>Permissions that this module asks for, under Orchard's names.</summary>
public static class UserPermissions
{
    public const string ManageUsers = "ManageUsers";
}
