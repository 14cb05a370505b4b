using System.Security.Cryptography;
using System.Text;

namespace Cms.Content.Model;

/// <summary>
/// Ids of content items and versions in Orchard's form: 26 characters of lower-case Crockford base32.
/// Hand-written recipes may use other ids, so a reader accepts any string of 1 to 26 characters.
/// </summary>
public static class ContentIds
{
    public const int MaxLength = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => Encode(Guid.NewGuid().ToByteArray());

    /// <summary>
    /// The same id for the same words, on every machine: a block without an id, or a version that a recipe does not name,
    /// gets one id for ever, so that importing a file twice changes nothing.
    /// </summary>
    public static string Derive(params ReadOnlySpan<string> words) =>
        Encode(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', words))).AsSpan(0, 16));

    /// <summary>The same as for three words, the last of which is JSON that need not become a text first.</summary>
    public static string Derive(string first, string second, ReadOnlySpan<byte> utf8)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{first}\u001f{second}\u001f"));
        hash.AppendData(utf8);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Encode(digest[..16]);
    }

    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string Encode(ReadOnlySpan<byte> sixteenBytes)
    {
        var high = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(sixteenBytes);
        var low = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(sixteenBytes[8..]);
        var value = new UInt128(high, low);
        Span<char> text = stackalloc char[MaxLength];
        for (var i = MaxLength - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
        return new string(text);
    }
}
