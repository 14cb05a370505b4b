using System.Net;
using System.Text.Json.Nodes;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Library;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cms.Web.Tests.Features;

/// <summary>What a module registers for a contract is asked while its feature is on, and only then.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private ReadingSite site = null!;

    public async Task InitializeAsync() => site = await ReadingSite.StartAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Endpoints_and_controllers()
    {
        foreach (var (on, expected) in new[] { (true, HttpStatusCode.OK), (false, HttpStatusCode.NotFound), (true, HttpStatusCode.OK) })
        {
            await site.SwitchAsync(on);
            Assert.Equal(expected, (await site.VisitAsync(NewBooks.Address)).Status);
            Assert.Equal(expected, (await site.Librarian.GetAsync("/admin/groups")).Status);
        }
    }

    [Fact]
    public async Task An_address_that_an_endpoint_left_free_may_be_a_page()
    {
        await site.PublishAsync("Shelf", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "What we had for new" }, ["AutoroutePart"] = new JsonObject { ["Path"] = "search" } });
        Assert.Equal("Search", (await site.VisitAsync("/search")).Heading);
        await site.SwitchAsync(false, "Cms.Search");
        Assert.Equal("What we had for new", (await site.VisitAsync("/search")).Heading);
    }

    [Fact]
    public async Task The_desks_rail_shows_an_entry_while_it_is_on_to_those_who_have_its_permission()
    {
        await site.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Roles, "Hosts", new JsonObject { ["Permissions"] = new JsonArray("AccessAdminPanel", "ManageGroups") }));
        await site.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Roles, "Helpers", new JsonObject { ["Permissions"] = new JsonArray("AccessAdminPanel") }));
        await site.Users.AddAsync("hugo", "Hosts");
        await site.Users.AddAsync("hella", "Helpers");
        var (host, helper) = (await site.Users.SignInAsync("hugo"), await site.Users.SignInAsync("hella"));
        Assert.Equal(["Home", "Pages", "Reading groups", "People"], await RailAsync(site.Librarian));
        Assert.Equal(["Home", "Pages", "Reading groups"], await RailAsync(host));
        Assert.Equal(["Home", "Pages"], await RailAsync(helper));
        Assert.Equal("Pages", (await host.GetAsync("/admin/pages")).Html.QuerySelector(".rail [aria-current=page]")!.TextContent);

        await site.SwitchAsync(false);
        Assert.Equal(["Home", "Pages", "People"], await RailAsync(site.Librarian));
        Assert.Equal(["Home", "Pages"], await RailAsync(host));
        await site.SwitchAsync(true);
        Assert.Equal(["Home", "Pages", "Reading groups"], await RailAsync(host));

        static async Task<IEnumerable<string>> RailAsync(Browser person) => (await person.GetAsync("/admin")).Html.QuerySelectorAll(".rail li").Select(entry => entry.TextContent.Trim())
            .Where(text => text is "Home" or "Pages" or "Reading groups" or "People");
    }

    [Fact]
    public async Task Head_writers_and_rules_for_search_engines()
    {
        await site.SwitchAsync(false);
        await site.PublishAsync("Shelf", Books.Shelf("Secrets"));
        foreach (var on in new[] { true, false, true })
        {
            await site.SwitchAsync(on);
            var page = await site.VisitAsync("/secrets");
            Assert.Equal(on, page.Html.QuerySelector("meta[name=reading-groups]") is not null);
            Assert.Equal(on, page.Html.QuerySelector("meta[name=robots]")?.GetAttribute("content") == "noindex");
            Assert.Equal(!on, (await site.VisitAsync("/sitemap-1.xml")).Text.Contains("/secrets", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Publish_rules()
    {
        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => site.PublishAsync("Book", ReadingSite.Lent("Tides", "")));
        Assert.Contains("what the book is about", refusal.Message);
        await site.SwitchAsync(false);
        await site.PublishAsync("Book", Books.Book("Waves"));
        Assert.Equal(HttpStatusCode.OK, (await site.VisitAsync("/waves")).Status);
        await site.SwitchAsync(true);
        await Assert.ThrowsAsync<InvalidContentException>(() => site.PublishAsync("Book", ReadingSite.Lent("Currents", "")));
    }

    [Fact]
    public async Task Picker_sources()
    {
        var book = await site.Desk.SaveAsync("Book", Books.Book("Tides"));
        foreach (var on in new[] { true, false, true })
        {
            await site.SwitchAsync(on);
            Assert.Equal(on, (await site.Librarian.GetAsync($"/admin/pages/{book.ContentItemId}")).Html.QuerySelector("option[value='poster.png']") is not null);
        }
    }

    [Fact]
    public async Task A_reader_of_the_feed_rests_and_catches_up_without_starting_over()
    {
        await site.PublishAsync("Book", ReadingSite.Lent("Tides"));
        await site.SwitchAsync(false);
        await site.PublishAsync("Book", Books.Book("Currents", "To and fro."));
        await site.PublishAsync("Book", Books.Book("Waves", "On the top."));
        Assert.DoesNotContain("Currents", site.Get<NewBooks>().ToString());
        await site.SwitchAsync(true);
        Assert.Equal("rebuilt, Tides, Currents, Waves", (await site.VisitAsync(NewBooks.Address)).Text);
    }

    [Fact]
    public async Task A_reader_that_was_off_at_the_start_follows_from_when_it_is_on()
    {
        await site.SwitchAsync(false);
        await site.Site.StopAsync();
        await site.Site.StartAgainAsync();
        await site.SwitchAsync(true);
        await site.PublishAsync("Book", ReadingSite.Lent("Tides"));
        Assert.Equal("rebuilt, Tides", (await site.VisitAsync(NewBooks.Address)).Text);
    }

    [Fact]
    public async Task Messages_of_the_outbox_wait_for_their_sender()
    {
        await site.SwitchAsync(false);
        await site.WriteAsync(session => session.SendLaterAsync("reminder", """{"at":7}"""));
        await site.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Settings, "Nothing", new JsonObject()));
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Empty(site.Get<Reminders>().Sent);
        await site.SwitchAsync(true);
        await ReadingSite.EventuallyAsync(() => Task.FromResult(site.Get<Reminders>().Sent.Any()));
        Assert.Equal(["""{"at":7}"""], site.Get<Reminders>().Sent);
    }

    [Fact]
    public async Task Workers()
    {
        foreach (var on in new[] { true, false, true })
        {
            await site.SwitchAsync(on);
            await ReadingSite.EventuallyAsync(() => Task.FromResult(site.Get<Lamp>().Burns == on));
        }
    }

    [Fact]
    public async Task A_hosted_service_of_a_module_that_can_be_switched_off_is_refused_at_the_start()
    {
        Startup.Also.Value = services => services.AddHostedService<NightWatch>();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestSite.StartAsync(modules => modules.AddModule<Startup>()));
        Assert.Contains("IWorker", refusal.Message);
    }

    private sealed class NightWatch : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
