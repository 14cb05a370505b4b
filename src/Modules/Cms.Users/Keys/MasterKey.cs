using System.Security.Cryptography;
using Cms.Web.Site;
using Microsoft.Extensions.Options;

namespace Cms.Users.Keys;

/// <summary>
/// 32 random bytes that wrap the key ring, kept outside the database: in an environment variable, or else in <c>keys/master.key</c> under the data folder,
/// made at the first start and readable by the site's user alone. A copy of the database without it opens nothing.
/// </summary>
public sealed class MasterKey(SiteOptions site, IOptions<UsersOptions> users)
{
    private const int Length = 32;
    private readonly Lazy<byte[]> bytes = new(() => Load(site, users.Value));

    public ReadOnlySpan<byte> Bytes => bytes.Value;

    /// <summary>Tells one master key from another without giving it away.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData([.. "master key id"u8, .. bytes.Value]).AsSpan(0, 8));

    private static byte[] Load(SiteOptions site, UsersOptions users)
    {
        if (Environment.GetEnvironmentVariable(users.MasterKeyVariable) is { Length: > 0 } text)
            return Parse(text) ?? throw new InvalidOperationException($"{users.MasterKeyVariable} must be {Length} random bytes in base64, as `openssl rand -base64 {Length}` prints them.");
        var file = Path.Combine(site.DataPath, "keys", "master.key");
        if (!File.Exists(file))
            Create(file);
        return Parse(File.ReadAllText(file)) ?? throw new InvalidOperationException($"{file} does not hold {Length} bytes in base64. Restore it from a backup.");
    }

    private static byte[]? Parse(string text)
    {
        var key = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Length ? key[..Length] : null;
    }

    // Written beside and moved, so that a second process never reads half a key; the first one to move wins.
    private static void Create(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary);
        }
    }
}
