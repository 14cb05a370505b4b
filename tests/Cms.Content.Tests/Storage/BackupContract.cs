using System.IO.Compression;
using System.Text;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Content.Storage.Backups;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Content.Tests.Storage;

/// <summary>A backup is the whole site of one moment; what is damaged or not a backup changes nothing.</summary>
public sealed class BackupContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_restored_site_is_the_site_that_was_saved_and_goes_on(DatabaseEngine engine)
    {
        await using var store = await FilledAsync(engine);
        var backup = Backup(store);
        var file = Path.Combine(store.DataPath, "site.backup");
        var before = await ContentHash.ComputeAsync(store.Database);
        var (saved, _) = await store.Feed.HeadAsync();
        var manifest = await backup.SaveAsync(file);
        Assert.Equal(engine, manifest.Engine);

        await ChangeEverythingAsync(store);
        Assert.NotEqual(before, await ContentHash.ComputeAsync(store.Database));
        await backup.RestoreAsync(file);

        Assert.Equal(before, await ContentHash.ComputeAsync(store.Database));
        var (head, _) = await store.Feed.HeadAsync();
        Assert.Equal(saved.Sequence, head.Sequence);
        Assert.NotEqual(saved.Epoch, head.Epoch);
        Assert.Equal("seed bytes", await ReadAsync(new BlobStore(store.DataPath), (await store.Reads.MediaAsync("seed.txt"))!.Sha256));
        // Numbers, versions and plans go on from where they were.
        var page = await store.LiveAsync("After", slug: "after");
        Assert.Equal(page.ContentItemId, await store.Reads.RouteAsync("en", "after"));
        Assert.Equal(head.Sequence + 2, (await store.Feed.HeadAsync()).Position.Sequence);
        Assert.Single(await store.Schedule.ListAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_damaged_file_changes_nothing(DatabaseEngine engine)
    {
        await using var store = await FilledAsync(engine);
        var backup = Backup(store);
        var file = Path.Combine(store.DataPath, "site.backup");
        await backup.SaveAsync(file);
        await ChangeEverythingAsync(store);
        var before = (await ContentHash.ComputeAsync(store.Database), await store.Feed.HeadAsync());
        var whole = await File.ReadAllBytesAsync(file);
        var rows = engine is DatabaseEngine.Sqlite ? "site.db" : "tables/content_versions";
        foreach (var bytes in (byte[][])[Flipped(whole, rows), Flipped(whole, "blobs/"), Flipped(whole, "manifest.json"), whole[..(whole.Length / 2)], [], "no zip file"u8.ToArray()])
        {
            await File.WriteAllBytesAsync(file, bytes);
            await Assert.ThrowsAsync<BackupException>(() => backup.RestoreAsync(file));
            Assert.Equal(before, (await ContentHash.ComputeAsync(store.Database), await store.Feed.HeadAsync()));
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_file_whose_hashes_hold_and_whose_rows_do_not_fit_changes_nothing(DatabaseEngine engine)
    {
        await using var store = await FilledAsync(engine);
        var backup = Backup(store);
        var file = Path.Combine(store.DataPath, "site.backup");
        await backup.SaveAsync(file);
        await ReplaceAsync(file, engine is DatabaseEngine.Sqlite ? "site.db" : "tables/content_versions", "no row of this table");
        var before = (await ContentHash.ComputeAsync(store.Database), await store.Feed.HeadAsync());
        Assert.Contains("Nothing was restored", (await Assert.ThrowsAsync<BackupException>(() => backup.RestoreAsync(file))).Message);
        Assert.Equal(before, (await ContentHash.ComputeAsync(store.Database), await store.Feed.HeadAsync()));
    }

    [PostgresFact]
    public async Task A_backup_of_the_other_engine_is_refused_with_the_way_out()
    {
        await using var sqlite = await FilledAsync(DatabaseEngine.Sqlite);
        await using var postgres = await FilledAsync(DatabaseEngine.PostgreSql);
        var file = Path.Combine(sqlite.DataPath, "site.backup");
        await Backup(sqlite).SaveAsync(file);
        var before = await ContentHash.ComputeAsync(postgres.Database);
        var refusal = await Assert.ThrowsAsync<BackupException>(() => Backup(postgres).RestoreAsync(file));
        Assert.Contains("recipe export", refusal.Message);
        Assert.Equal(before, await ContentHash.ComputeAsync(postgres.Database));
    }

    [PostgresFact]
    public async Task Another_node_that_is_serving_starts_over_at_once()
    {
        await using var store = await FilledAsync(DatabaseEngine.PostgreSql);
        var file = Path.Combine(store.DataPath, "site.backup");
        await Backup(store).SaveAsync(file);
        await ChangeEverythingAsync(store);
        var started = new TaskCompletionSource<FeedPosition>();
        await using var pump = new FeedPump(store.Database, store.Feed, [new Restarted(started)], TimeProvider.System, NullLogger<FeedPump>.Instance) { SlowPoll = TimeSpan.FromHours(1) };
        await pump.StartAsync();
        await Task.Delay(500);
        await using var other = store.OpenBeside();
        await new SiteBackup(other, store.DataPath, TimeProvider.System).RestoreAsync(file);
        var position = await started.Task.WaitAsync(TimeSpan.FromSeconds(4));
        Assert.Equal((await store.Feed.HeadAsync()).Position, position);
    }

    private static SiteBackup Backup(Store store) => new(store.Database, store.DataPath, TimeProvider.System);

    // Something of every kind: pages in a tree, a draft, a redirect, a reference, a document, a plan, a file, and texts that a careless format would break.
    private static async Task<Store> FilledAsync(DatabaseEngine engine)
    {
        var store = await Store.CreateAsync(engine);
        var parent = await store.LiveAsync("Tab\there, new\nline, back\\slash, \\N and «quotes»", slug: "parent");
        var page = await store.LiveAsync("Page", parent: parent.ContentItemId, slug: "page", related: parent.ContentItemId);
        await store.Move.RunAsync(Store.Editor, page.ContentItemId, null);
        await store.SaveAsync("Draft", page.ContentItemId);
        await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, DateTime.UtcNow.AddDays(1), "America/Los_Angeles");
        var staged = await new BlobStore(store.DataPath).StageAsync(new MemoryStream("seed bytes"u8.ToArray()));
        await store.Database.WriteAsync(async session =>
        {
            await session.PutMediaAsync("seed.txt", staged, DateTime.UtcNow);
            await session.SetDocumentAsync("settings", "site", new System.Text.Json.Nodes.JsonObject { ["SiteName"] = "Visibly a test" });
        });
        return store;
    }

    private static async Task ChangeEverythingAsync(Store store)
    {
        var page = (await store.Reads.ListAsync(new ContentQuery(Live: true) { Take = 10 })).Single(item => item.DisplayText == "Page");
        await store.Unpublish.RunAsync(Store.Editor, page.ContentItemId);
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);
        await store.LiveAsync("New", slug: "new");
        var staged = await new BlobStore(store.DataPath).StageAsync(new MemoryStream("other bytes"u8.ToArray()));
        await store.Database.WriteAsync(session => session.PutMediaAsync("seed.txt", staged, DateTime.UtcNow));
        foreach (var blob in Directory.EnumerateFiles(Path.Combine(store.DataPath, "blobs")).Where(blob => !blob.EndsWith(staged.Sha256, StringComparison.Ordinal)))
            File.Delete(blob);
    }

    // One byte of an entry's own data turned: behind the local header of 30 bytes, the name and the extra field.
    private static byte[] Flipped(byte[] bytes, string entry)
    {
        var damaged = bytes.ToArray();
        var header = damaged.AsSpan().IndexOf(Encoding.UTF8.GetBytes(entry)) - 30;
        var data = header + 30 + BitConverter.ToUInt16(damaged, header + 26) + BitConverter.ToUInt16(damaged, header + 28);
        damaged[data + 5] ^= 0xff;
        return damaged;
    }

    private static async Task<string> ReadAsync(BlobStore blobs, string sha256)
    {
        await using var stream = blobs.Open(sha256)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    // Another content under the same name, with a manifest that is true to it.
    private static async Task ReplaceAsync(string file, string name, string content)
    {
        using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        var bytes = Encoding.UTF8.GetBytes(content);
        zip.GetEntry(name)!.Delete();
        await using (var entry = zip.CreateEntry(name).Open())
            await entry.WriteAsync(bytes);
        var manifest = zip.GetEntry("manifest.json")!;
        System.Text.Json.Nodes.JsonNode json;
        await using (var stream = manifest.Open())
            json = (await System.Text.Json.Nodes.JsonNode.ParseAsync(stream))!;
        json["Entries"]![name] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        manifest.Delete();
        await using var written = zip.CreateEntry("manifest.json").Open();
        await written.WriteAsync(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private sealed class Restarted(TaskCompletionSource<FeedPosition> started) : IFeedReader
    {
        private FeedPosition position = FeedPosition.Nowhere;
        private bool begun;

        public string Name => "test";
        public Task<FeedPosition> PositionAsync() => Task.FromResult(position);

        public Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition at)
        {
            position = at;
            return Task.CompletedTask;
        }

        public Task RebuildAsync(FeedPosition at)
        {
            position = at;
            if (begun)
                started.TrySetResult(at);
            begun = true;
            return Task.CompletedTask;
        }
    }
}
