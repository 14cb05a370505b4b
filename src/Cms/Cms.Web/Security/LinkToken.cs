using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Web.Security;

/// <summary>The secret of a link that needs no account: 256 random bits in the address, of which only the hash is kept.</summary>
public static class LinkToken
{
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Spares the database what can be no token.</summary>
    public static bool MayBe(string? token) => token is { Length: > 20 and < 100 };
}
