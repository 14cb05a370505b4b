using System.Net;
using System.Text.Json.Nodes;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Tests.Editing;
using Cms.Web.Tests.Library;

namespace Cms.Web.Tests.Features;

/// <summary>What becomes of the types, parts and blocks of a module while its feature is off, and when it is on again.</summary>
public sealed class TypeTests : IAsyncLifetime
{
    private ReadingSite site = null!;

    public async Task InitializeAsync() => site = await ReadingSite.StartAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_page_of_a_type_that_is_off_is_nowhere_on_the_site_and_comes_back_as_it_was()
    {
        var group = await site.PublishGroupAsync("Mondays");
        await site.PublishAsync("Book", ReadingSite.Lent("Tides", "How the sea moves.", $"""<p>See <a href="/mondays" data-item="{group.ContentItemId}">who reads it</a>.</p>"""));
        var before = (await site.VisitAsync("/mondays")).Text;
        Assert.Contains("On Mondays at seven", before);
        Assert.Equal((1, 1, 1), await TracesAsync());

        await site.SwitchAsync(false);
        var gone = await site.VisitAsync("/mondays");
        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (gone.Status, gone.Heading));
        Assert.Equal((0, 0, 0), await TracesAsync());
        Assert.Contains("who reads it", (await site.VisitAsync("/tides")).Text);

        await site.SwitchAsync(true);
        Assert.Equal(before, (await site.VisitAsync("/mondays")).Text);
        Assert.Equal((1, 1, 1), await TracesAsync());

        // In the sitemap, in the search, as a link of another page.
        async Task<(int, int, int)> TracesAsync() => (
            (await site.VisitAsync("/sitemap-1.xml")).Text.Split("/mondays").Length - 1,
            (await site.VisitAsync("/search?q=mondays")).Html.QuerySelectorAll(".hit h2").Length,
            (await site.VisitAsync("/tides")).Html.QuerySelectorAll("a[href='/mondays']").Length);
    }

    [Fact]
    public async Task The_desk_neither_offers_nor_opens_a_type_that_is_off_and_nothing_stored_is_touched()
    {
        var group = await site.PublishGroupAsync("Mondays");
        var address = $"/admin/pages/{group.ContentItemId}";
        string[] addresses = ["/admin/new/ReadingGroup", address, $"{address}/preview", $"{address}/versions"];
        foreach (var open in addresses)
            Assert.Equal(HttpStatusCode.OK, (await site.Librarian.GetAsync(open)).Status);
        var list = await site.Librarian.GetAsync("/admin/pages");
        Assert.NotNull(list.Html.QuerySelector("a[href='/admin/new/ReadingGroup']"));
        Assert.NotNull(list.Html.QuerySelector($"main a[href='{address}']"));
        var form = await site.Librarian.GetAsync(address);

        await site.SwitchAsync(false);
        var hash = await ContentHash.ComputeAsync(site.Site.Database);
        foreach (var open in addresses)
        {
            var page = await site.Librarian.GetAsync(open);
            Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (page.Status, page.Heading));
        }
        foreach (var action in new[] { $"{address}/unpublish", $"{address}/delete" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Librarian.SubmitAsync(form, action)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Librarian.PostAsync(address, Nursery.Sent(form, "save"))).Status);
        list = await site.Librarian.GetAsync("/admin/pages");
        Assert.Null(list.Html.QuerySelector("a[href='/admin/new/ReadingGroup']"));
        Assert.Null(list.Html.QuerySelector($"main a[href='{address}']"));
        Assert.Null((await site.Librarian.GetAsync("/admin")).Html.QuerySelector($"main a[href='{address}']"));
        Assert.Equal(hash, await ContentHash.ComputeAsync(site.Site.Database));

        await site.SwitchAsync(true);
        Assert.Equal(HttpStatusCode.OK, (await site.Librarian.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_part_that_is_off_is_not_shown_asked_for_or_lost_and_whom_it_points_at_stays_known()
    {
        var next = await site.PublishAsync("Book", ReadingSite.Lent("Currents", howLong: "A week"));
        var content = ReadingSite.Lent("Tides");
        content["LoanPart"]!["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(next.ContentItemId) };
        var book = await site.PublishAsync("Book", content);
        var address = $"/admin/pages/{book.ContentItemId}";
        Assert.Contains("Two weeks", (await site.VisitAsync("/tides")).Text);

        await site.SwitchAsync(false);
        Assert.DoesNotContain("Two weeks", (await site.VisitAsync("/tides")).Text);
        var form = await site.Librarian.GetAsync(address);
        Assert.Null(form.Html.QuerySelector("[name^='LoanPart']"));
        var saved = await site.Librarian.PostAsync(address, Nursery.Sent(form, "publish", ("Book.Summary.Text", "Newly told.")));
        Assert.StartsWith($"{address}?receipt=", saved.Location);
        // A required field of a part that is off keeps nobody from publishing.
        await site.PublishAsync("Book", Books.Book("Waves", "Up and down."));

        await site.SwitchAsync(true);
        var page = await site.VisitAsync("/tides");
        Assert.Contains("Newly told.", page.Text);
        Assert.Contains("Two weeks", page.Text);
        Assert.Contains(new(book.ContentItemId, "LoanPart.Next"), await site.Store.WhoUsesAsync(next.ContentItemId, live: true));
        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => site.PublishAsync("Book", Books.Book("Foam", "White.")));
        Assert.Contains("How long", refusal.Message);
    }

    [Fact]
    public async Task A_block_that_is_off_is_not_shown_and_survives_an_edit_of_its_page()
    {
        var content = ReadingSite.Lent("Tides");
        content["Body"]!["ContentItems"]!.AsArray().Add(new JsonObject { ["ContentItemId"] = "praise1", ["ContentType"] = "Praise", ["Praise"] = new JsonObject { ["Words"] = new JsonObject { ["Text"] = "Splendiferous" } } });
        var book = await site.PublishAsync("Book", content);
        var address = $"/admin/pages/{book.ContentItemId}";
        Assert.Contains("Splendiferous", (await site.VisitAsync("/tides")).Text);

        await site.SwitchAsync(false, Startup.Praise);
        Assert.DoesNotContain("Splendiferous", (await site.VisitAsync("/tides")).Text);
        Assert.Empty((await site.VisitAsync("/search?q=splendiferous")).Html.QuerySelectorAll(".hit h2"));
        var form = await site.Librarian.GetAsync(address);
        Assert.Contains("It is kept as it is", form.Text);
        Assert.Null(form.Html.QuerySelector("button[value='add:Body:Praise']"));
        Assert.NotNull(form.Html.QuerySelector("button[value='add:Body:Section']"));
        var saved = await site.Librarian.PostAsync(address, Nursery.Sent(form, "publish", ("Book.Summary.Text", "Newly told.")));
        Assert.StartsWith($"{address}?receipt=", saved.Location);

        await site.SwitchAsync(true, Startup.Praise);
        var page = await site.VisitAsync("/tides");
        Assert.Contains("Newly told.", page.Text);
        Assert.Contains("Splendiferous", page.Text);
        Assert.Single((await site.VisitAsync("/search?q=splendiferous")).Html.QuerySelectorAll(".hit h2"));
    }

    [Fact]
    public async Task A_plan_for_a_type_that_is_off_waits_and_is_carried_out_when_it_is_on_again()
    {
        var group = await site.PublishGroupAsync("Mondays");
        await site.SwitchAsync(false);
        await site.Get<Schedule>().UnpublishAtAsync(Books.Librarian, group.ContentItemId, DateTime.UtcNow.AddSeconds(1), "Etc/UTC");
        await Task.Delay(TimeSpan.FromSeconds(2));
        await site.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Settings, "Nothing", new JsonObject()));
        Assert.NotNull(await site.Store.PublishedAsync(group.ContentItemId));
        Assert.Single(await site.Get<Schedule>().ListAsync(group.ContentItemId));

        await site.SwitchAsync(true);
        await ReadingSite.EventuallyAsync(async () => (await site.VisitAsync("/mondays")).Status == HttpStatusCode.NotFound);
        Assert.Empty(await site.Get<Schedule>().ListAsync(group.ContentItemId));
    }

    [Fact]
    public async Task A_switch_in_another_program_takes_effect_here()
    {
        await site.PublishGroupAsync("Mondays");
        Assert.Equal(HttpStatusCode.OK, (await site.VisitAsync("/mondays")).Status);
        foreach (var (on, expected) in new[] { (false, HttpStatusCode.NotFound), (true, HttpStatusCode.OK) })
        {
            await using (var other = OtherProgram())
                await other.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Features, Startup.Feature, ReadingSite.Switch(on)));
            await ReadingSite.EventuallyAsync(async () => (await site.VisitAsync("/mondays")).Status == expected);
        }
    }

    private Database OtherProgram() => site.Site.Database is { Engine: DatabaseEngine.PostgreSql } here
        ? Database.PostgreSql(here.ConnectionString) : Database.Sqlite(Path.Combine(site.Site.DataPath, "site.db"));
}
