using System.Net.Mail;

namespace Cms.Users.People;

/// <summary>What a user name and an email address may be.</summary>
internal static class UserNames
{
    private const int MaxLength = 256;

    public static string Check(string? userName, string? email)
    {
        var name = (userName ?? "").Trim();
        if (name.Length == 0)
            throw new InvalidUserException("UserName", "Enter a user name.");
        if (name.Length > MaxLength || name.Any(char.IsControl))
            throw new InvalidUserException("UserName", "Enter a user name of at most 256 characters.");
        // One person's user name must not be another's address: both open the same door.
        if (name.Contains('@') && !string.Equals(name, email?.Trim(), StringComparison.OrdinalIgnoreCase))
            throw new InvalidUserException("UserName", "A user name with an @ must be the person's own email address.");
        return name;
    }

    public static string? CheckEmail(string? email)
    {
        if (string.IsNullOrWhiteSpace(email))
            return null;
        var address = email.Trim();
        return address.Length <= MaxLength && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            ? address
            : throw new InvalidUserException("Email", "Enter an email address like name@example.org.");
    }
}
