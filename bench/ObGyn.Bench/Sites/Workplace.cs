namespace ObGyn.Bench.Sites;

/// <summary>A folder for the sites that are measured. The real recipe sets one up, once; every other is a copy of it. All of it goes at the end.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string folder;
    private readonly Lazy<Task<string>> template;
    private int sites;

    private Workplace(string folder)
    {
        this.folder = folder;
        template = new(SetUpAsync);
    }

    public static Workplace Create(string? parent) =>
        new(parent is null ? Directory.CreateTempSubdirectory("obgyn-bench-").FullName : Directory.CreateDirectory(Path.Combine(Path.GetFullPath(parent), $"obgyn-bench-{Guid.NewGuid():N}")).FullName);

    public string File(string name) => Path.Combine(folder, name);

    /// <summary>The data folder of a site that is set up and that nobody used yet.</summary>
    public async Task<string> NewSiteAsync()
    {
        var from = await template.Value;
        var to = File($"site-{++sites}");
        Directory.CreateDirectory(to);
        foreach (var directory in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(directory.Replace(from, to));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            System.IO.File.Copy(file, file.Replace(from, to));
        return to;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> SetUpAsync()
    {
        var data = File("template");
        await BenchSite.SetUpAsync(data);
        return data;
    }
}
