using System.IO.Compression;
using System.Text;

namespace Cms.Content.Recipes.Packages;

/// <summary>
/// A recipe together with its files: Orchard's deployment package (a zip with <c>Recipe.json</c> at its root and media at their paths), or a single <c>.json</c> file.
/// A zip is unpacked into a folder of its own, which goes with the package. Nothing of it is believed before it is counted: see <see cref="PackageLimits"/>.
/// </summary>
public sealed class RecipePackage : IDisposable
{
    public const string RecipeName = "Recipe.json";
    private const int LinkType = 0xA000;
    private const int FileType = 0x8000;
    private readonly string? folder;

    private RecipePackage(RecipeFile recipe, string? folder) => (Recipe, this.folder) = (recipe, folder);

    public RecipeFile Recipe { get; }

    /// <summary>Whether the bytes begin as a zip does; anything else is read as JSON.</summary>
    public static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    /// <param name="stream">A zip or a recipe; must be able to seek.</param>
    /// <param name="fileName">What problems call it.</param>
    /// <param name="workFolder">Where a zip is unpacked, in a folder made anew that only this account can read.</param>
    /// <param name="maxRecipe">How many bytes the recipe may have.</param>
    /// <exception cref="RecipeException">It is neither, it is hostile or too large, or its recipe cannot be read. Nothing is left behind.</exception>
    public static async Task<RecipePackage> OpenAsync(Stream stream, string fileName, string workFolder, CancellationToken cancel = default, int maxRecipe = RecipeReader.MaxBytes)
    {
        var start = new byte[4];
        var count = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        stream.Position = 0;
        if (!IsZip(start.AsSpan(0, count)))
            return new RecipePackage(await RecipeReader.ReadAsync(stream, fileName, cancel: cancel, maxBytes: maxRecipe), null);
        var folder = CreatePrivateFolder(Path.Combine(workFolder, Path.GetRandomFileName()));
        try
        {
            await UnpackAsync(stream, fileName, folder, cancel);
            var path = Directory.EnumerateFiles(folder).First(file => IsRecipe(Path.GetFileName(file)));
            await using var json = new FileStream(path, FileMode.Open, FileAccess.Read);
            return new RecipePackage(await RecipeReader.ReadAsync(json, $"{fileName}/{Path.GetFileName(path)}", new RecipeFolder(folder), cancel, maxRecipe), folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Removes what a killed process left behind, older than a day.</summary>
    public static void Sweep(string workFolder)
    {
        if (!Directory.Exists(workFolder))
            return;
        foreach (var folder in Directory.EnumerateDirectories(workFolder).Where(folder => Directory.GetCreationTimeUtc(folder) < DateTime.UtcNow.AddDays(-1)))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Makes a folder that only this account can read; returns its path.</summary>
    public static string CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    private static async Task UnpackAsync(Stream stream, string fileName, string folder, CancellationToken cancel)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            var entries = Entries(zip, fileName);
            long total = 0;
            foreach (var entry in entries)
                total += await UnpackAsync(entry, Math.Min(entry.CompressedLength, stream.Length), fileName, Path.Combine(folder, entry.FullName), total, cancel);
        }
        catch (InvalidDataException problem)
        {
            throw new RecipeException(Problem(fileName, "", "This is not a readable zip file.", "Make the package again; a download may have been cut off."), problem);
        }
    }

    // Names and kinds are judged before one byte is written.
    private static List<ZipArchiveEntry> Entries(ZipArchive zip, string fileName)
    {
        if (zip.Entries.Count > PackageLimits.Entries)
            throw new RecipeException(Problem(fileName, "", $"The package has more than {PackageLimits.Entries:N0} files.", "Split it into several."));
        var problems = new List<RecipeProblem>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<ZipArchiveEntry>();
        foreach (var entry in zip.Entries)
        {
            var isFolder = entry.FullName.EndsWith('/');
            if (Wrong(entry, isFolder ? entry.FullName[..^1] : entry.FullName) is { } wrong)
                problems.Add(Problem(fileName, Said(entry.FullName), wrong.What, wrong.Mend));
            else if (!isFolder && !names.Add(entry.FullName))
                problems.Add(Problem(fileName, Said(entry.FullName), "Two files of the package have this name, or names that differ only by case.", "Rename one of them."));
            else if (!isFolder)
                files.Add(entry);
        }
        foreach (var file in files.Where(file => Above(file.FullName).Any(names.Contains)))
            problems.Add(Problem(fileName, Said(file.FullName), "One of the folders of this name is a file of the package.", "Rename one of them."));
        if (problems.Count == 0 && !files.Exists(file => IsRecipe(file.FullName)))
            problems.Add(Problem(fileName, "", $"The package has no {RecipeName} at its root.", $"Put the recipe there under the name {RecipeName}, not into a folder."));
        return problems.Count == 0 ? files : throw new RecipeException(problems);
    }

    /// <summary>What is wrong with a name of a file in a package, or null.</summary>
    internal static string? ProblemOf(string name) =>
        name.Length is 0 or > 1000 || name.Contains('\\') || name.Contains(':') || name.Any(char.IsControl) || name.Split('/').Any(step => step is "" or "." or "..") ? "This name does not stay in the package." : null;

    private static (string What, string Mend)? Wrong(ZipArchiveEntry entry, string name)
    {
        var type = entry.ExternalAttributes >> 16 & 0xF000;
        if (ProblemOf(name) is { } wrong)
            return (wrong, "Name files relative to the root of the package, with forward slashes and without '..'.");
        if (type is LinkType)
            return ("This is a link.", "Put the file itself into the package.");
        if (type is not 0 and not FileType && !entry.FullName.EndsWith('/'))
            return ("This is neither a file nor a folder.", "Leave it out.");
        return entry.IsEncrypted ? ("This file is encrypted.", "Make the package without a password.") : null;
    }

    private static async Task<long> UnpackAsync(ZipArchiveEntry entry, long packedLength, string fileName, string target, long before, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var packed = entry.Open();
        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        var chunk = new byte[81920];
        long written = 0;
        for (int count; (count = await packed.ReadAsync(chunk, cancel)) > 0; written += count)
        {
            await file.WriteAsync(chunk.AsMemory(0, count), cancel);
            var size = written + count;
            if (before + size > PackageLimits.Bytes)
                throw new RecipeException(Problem(fileName, Said(entry.FullName), $"The package unpacks to more than {PackageLimits.Bytes >> 30} GB.", "Split it into several."));
            // What is written by hand packs well; a hundredfold over a megabyte is made to fill the disk.
            if (size > PackageLimits.FreeBytes && size / Math.Max(1, packedLength) > PackageLimits.Ratio)
                throw new RecipeException(Problem(fileName, Said(entry.FullName), $"This file unpacks to more than {PackageLimits.Ratio} times its size.", "Leave it out, or store it without compression."));
        }
        return written;
    }

    private static IEnumerable<string> Above(string name) => name.Select((c, index) => c == '/' ? index : 0).Where(index => index > 0).Select(index => name[..index]);

    private static bool IsRecipe(string name) => name.Equals(RecipeName, StringComparison.OrdinalIgnoreCase);

    private static string Said(string name) => new([.. name.Take(200).Select(c => char.IsControl(c) ? '?' : c)]);

    private static RecipeProblem Problem(string file, string path, string what, string mend) => new(file, 0, "", path, what, mend);

    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

/// <summary>What a package may hold at most. Sizes are those of the unpacked bytes, counted while they come.</summary>
public static class PackageLimits
{
    public const int Entries = 20_000;
    public const long Bytes = 2L << 30;
    public const int Ratio = 100;

    /// <summary>Up to this size a file may be packed as densely as it likes: a recipe of repeated words is.</summary>
    public const long FreeBytes = RecipeReader.MaxBytes;
}
