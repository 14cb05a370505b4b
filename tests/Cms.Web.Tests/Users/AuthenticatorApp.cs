using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Cms.Web.Tests.Users;

/// <summary>An app for sign-in codes, after RFC 6238: what a person types from a phone.</summary>
internal static class AuthenticatorApp
{
    public static string Code(string secret, int stepsLater = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsLater);
        var hash = HMACSHA1.HashData(Base32(secret), step);
        var at = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var (bytes, bits, value) = (new List<byte>(), 0, 0);
        foreach (var letter in text.Where(letter => letter != ' '))
        {
            value = (value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if ((bits += 5) >= 8)
                bytes.Add((byte)(value >> (bits -= 8)));
            value &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
