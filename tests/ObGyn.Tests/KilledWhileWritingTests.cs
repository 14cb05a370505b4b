using System.Globalization;
using System.Net;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>kill -9 in the middle of saves and autosaves: what was acknowledged is there afterwards, whole, and nothing is half there.</summary>
public sealed class KilledWhileWritingTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_program_was_killed()
    {
        var site = await TestSite.StartAsync();
        (await site.SignInAsync()).Dispose();
        var store = site.Services.GetRequiredService<ContentStore>();
        var (typed, saved) = ((await store.RouteAsync("en", "patients/first-visit"))!, (await store.RouteAsync("en", "patients/medical-records"))!);
        var dataPath = await site.StopAsync();
        var (lastTyped, lastSaved) = (0, 0);
        for (var round = 0; round < 3; round++)
        {
            using (var program = SiteProcess.Start(dataPath))
            {
                var address = await AddressAsync(program);
                using Desk typist = new(address), saver = new(address);
                await TestSite.SignInAsync(typist);
                await TestSite.SignInAsync(saver);
                var started = new TaskCompletionSource();
                Task[] people = [TypeAsync(typist, typed, lastTyped, number => { lastTyped = number; started.TrySetResult(); }), SaveAsync(saver, saved, lastSaved, number => lastSaved = number)];
                await started.Task.WaitAsync(TimeSpan.FromMinutes(1));
                await Task.Delay(700 + 450 * round);
                await program.KillAsync();
                await Task.WhenAll(people);
            }
            await CheckAsync(dataPath, typed, saved, lastTyped, lastSaved);
        }
        Assert.True(lastTyped > 5 && lastSaved > 2, $"Only {lastTyped} autosaves and {lastSaved} saves were acknowledged: the test proves nothing.");
        Directory.Delete(dataPath, recursive: true);
    }

    private static async Task<Uri> AddressAsync(SiteProcess program)
    {
        var line = await program.LineAsync("Now listening on");
        return new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
    }

    private static async Task TypeAsync(Desk desk, string id, int last, Action<int> acknowledged)
    {
        var page = await desk.OpenAsync($"/admin/pages/{id}");
        var revision = int.Parse(page.QuerySelector("[name=_revision]")!.GetAttribute("value")!, CultureInfo.InvariantCulture);
        await UntilDeadAsync(async () =>
        {
            var (status, text) = await desk.PostAsync($"/admin/pages/{id}/copy", page, new() { ["TitlePart.Title"] = $"Typed {++last}", ["_revision"] = $"{++revision}" });
            Assert.True(status == HttpStatusCode.OK && text.Contains("\"kept\":true", StringComparison.Ordinal), $"{(int)status}: {text}");
            acknowledged(last);
        });
    }

    private static async Task SaveAsync(Desk desk, string id, int last, Action<int> acknowledged) => await UntilDeadAsync(async () =>
    {
        var page = await desk.OpenAsync($"/admin/pages/{id}");
        var answer = await desk.SendAsync(page, new() { ["TitlePart.Title"] = $"Saved {++last}" }, "op=save", "main form[aria-label]");
        Assert.Contains("Saved as a draft", answer.Body!.TextContent);
        acknowledged(last);
    });

    private static async Task UntilDeadAsync(Func<Task> act)
    {
        while (true)
        {
            try
            {
                await act();
            }
            catch (HttpRequestException)
            {
                return;
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private static async Task CheckAsync(string dataPath, string typed, string saved, int lastTyped, int lastSaved)
    {
        // Started again, the program shows what was typed last: the words that were acknowledged, or those that were on their way.
        using (var program = SiteProcess.Start(dataPath))
        {
            using var desk = new Desk(await AddressAsync(program));
            await TestSite.SignInAsync(desk);
            var shown = (await desk.OpenAsync($"/admin/pages/{typed}")).QuerySelector("[name='TitlePart.Title']")!.GetAttribute("value");
            Assert.Contains(shown, new[] { $"Typed {lastTyped}", $"Typed {lastTyped + 1}" });
            Assert.NotEqual("", (await desk.OpenAsync("/admin")).Title);
            await program.KillAsync();
        }
        await using var database = Database.Sqlite(Path.Combine(dataPath, "site.db"));
        var store = new ContentStore(database);
        var versions = (await store.VersionsAsync(saved)).Select(version => version.DisplayText).ToHashSet();
        Assert.All(Enumerable.Range(1, lastSaved), number => Assert.Contains($"Saved {number}", versions));
        await using var connection = await database.OpenAsync();
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        // Nothing half: every page's newest version is the last one of its numbers, and every draft that was saved is in the feed.
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM content_items i WHERE i.latest_version <> (SELECT v.version_id FROM content_versions v WHERE v.item_id = i.item_id ORDER BY v.number DESC LIMIT 1)"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM content_versions v WHERE v.reason IS NULL AND v.item_id = @saved AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.version_id = v.version_id)", new { saved }));
    }
}
