using System.Security.Cryptography;
using System.Text;
using Cms.Content.Recipes.Packages;
using Cms.Web.Site;

namespace Cms.Web.Admin.Packages;

/// <summary>
/// Uploads between the look at them and the import: on disk, for the person who sent them, for an hour. Each has a folder of its own under
/// <see cref="SiteOptions.PackageFolder"/>, where upkeep sweeps what nobody came back for.
/// </summary>
public sealed class WaitingUploads(SiteOptions site, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Keeps what was sent and returns the token that names it. <paramref name="fileName"/> is for messages only and never a path.</summary>
    public async Task<string> PutAsync(string userId, string fileName, Stream sent, CancellationToken cancel)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var folder = Folder(userId, token);
        RecipePackage.CreatePrivateFolder(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "name"), fileName, cancel);
        var path = Path.Combine(folder, "upload");
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            await sent.CopyToAsync(file, cancel);
        File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
        return token;
    }

    /// <summary>What the person sent under this token, or null: it is somebody else's, it was imported, or its hour is over.</summary>
    public async Task<(string Name, FileStream Content)?> FindAsync(string userId, string token)
    {
        if (token.Length != 32 || !token.All(char.IsAsciiHexDigitLower))
            return null;
        var file = new FileInfo(Path.Combine(Folder(userId, token), "upload"));
        if (!file.Exists)
            return null;
        if (clock.GetUtcNow() - file.LastWriteTimeUtc > Kept)
        {
            Remove(userId, token);
            return null;
        }
        return (await File.ReadAllTextAsync(Path.Combine(file.DirectoryName!, "name")), file.OpenRead());
    }

    public void Remove(string userId, string token)
    {
        if (Directory.Exists(Folder(userId, token)))
            Directory.Delete(Folder(userId, token), recursive: true);
    }

    // The person is part of the name, so that a token alone opens nothing.
    private string Folder(string userId, string token) => Path.Combine(site.PackageFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}/{token}"))));
}
