using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Display;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>Whatever is done at the desk: every page as it is kept is the page as it would be made anew.</summary>
public sealed class FollowedPagesTests
{
    [Fact]
    public async Task Pages_that_followed_the_feed_equal_pages_made_by_a_cache_that_starts_over()
    {
        await using var site = await TestSite.StartAsync();
        var services = site.Services;
        var (store, save, publish, feed) = (services.GetRequiredService<ContentStore>(), services.GetRequiredService<SaveDraft>(), services.GetRequiredService<Publish>(), services.GetRequiredService<ChangeFeed>());
        async Task<string> IdAsync(string path) => (await store.RouteAsync("en", path))!;
        async Task<ContentItem> EditAsync(string id, Action<JsonObject> change)
        {
            var item = (await store.LatestAsync(id))!;
            var content = item.ToContentObject();
            change(content);
            return await save.RunAsync(Actor.System, new DraftInput(id, item.ContentType, content, item.ContentItemVersionId));
        }
        var (visit, plans, program, fibroids) = (await IdAsync("patients/first-visit"), await IdAsync("patients/health-plans"), await IdAsync("programs/gynecology"), await IdAsync("conditions/fibroids"));
        Func<Task>[] acts =
        [
            async () => { await EditAsync(visit, content => content["TitlePart"]!["Title"] = "Visibly renamed"); await publish.RunAsync(Actor.System, visit); },
            async () => await EditAsync(plans, content => content["TitlePart"]!["Title"] = "A draft that nobody sees"),
            async () => await services.GetRequiredService<MoveItem>().RunAsync(Actor.System, visit, await IdAsync("about"), 0),
            async () => await services.GetRequiredService<Unpublish>().RunAsync(Actor.System, plans),
            async () =>
            {
                var person = await save.RunAsync(Actor.System, new DraftInput(null, "PhysicianProfile", ContentJson.ParseObject(
                    $$$"""{"TitlePart":{"Title":"Testa Testperson, MD"},"PhysicianProfile":{"GivenName":{"Text":"Testa"},"FamilyName":{"Text":"Testperson"},"Credentials":{"Text":"MD"},"ProviderType":{"Text":"MD"},"Programs":{"ContentItemIds":["{{{program}}}"]} } }"""), null));
                await publish.RunAsync(Actor.System, person.ContentItemId);
            },
            async () => { await EditAsync(fibroids, content => content["ConditionPage"]!["Programs"] = new JsonObject { ["ContentItemIds"] = new JsonArray() }); await publish.RunAsync(Actor.System, fibroids); },
            async () => await services.GetRequiredService<Database>().WriteAsync(session => session.SetDocumentAsync("custom-settings", "DepartmentSettings",
                ContentJson.ParseObject("""{"ContentItemId":"x","ContentType":"DepartmentSettings","DepartmentSettings":{"Phone":{"Text":"310-555-0199"}}}"""))),
            async () => await publish.RunAsync(Actor.System, plans),
            async () => await services.GetRequiredService<DeleteItem>().RunAsync(Actor.System, visit),
        ];
        var cache = services.GetRequiredService<LiveCache>();
        await ReadAsync(site);
        foreach (var (act, number) in acts.Select((act, number) => (act, number)))
        {
            await act();
            await services.GetRequiredService<FeedPump>().WaitAsync((await feed.HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(10));
            var kept = await ReadAsync(site);
            await cache.RebuildAsync((await feed.HeadAsync()).Position);
            var anew = await ReadAsync(site);
            Assert.Empty(anew.Keys.Where(address => kept[address] != anew[address]).Select(address => $"after act {number}: {address}"));
        }
    }

    private static async Task<Dictionary<string, string>> ReadAsync(TestSite site)
    {
        var pages = new Dictionary<string, string>();
        foreach (var address in Site.Addresses.Append("/about/first-visit").Append("/testa-testperson-md").Append("/sitemap.xml").Append("/sitemap-1.xml"))
        {
            using var answer = await site.Client.GetAsync(address);
            pages[address] = $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}";
        }
        return pages;
    }
}
