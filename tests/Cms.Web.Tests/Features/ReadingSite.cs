using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Library;
using Cms.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Features;

/// <summary>A library's site whose books can be lent and praised, with reading groups, search and a sitemap; everything is on when it starts.</summary>
public sealed class ReadingSite : IAsyncDisposable
{
    private const string Definitions =
        """
        {"ContentParts":[],"ContentTypes":[{"Name":"Book","DisplayName":"Book","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[
          {"PartName":"LoanPart","Name":"LoanPart"},
          {"PartName":"BagPart","Name":"Body","Settings":{"BagPartSettings":{"ContainedContentTypes":["Section","Praise"]}}}]}]}
        """;

    private readonly UserSite users;

    private ReadingSite(UserSite users) => this.users = users;

    public TestSite Site => users.Site;
    public UserSite Users => users;
    public Desk Desk => new(Store, Get<SaveDraft>(), Get<Publish>());
    public ContentStore Store => Get<ContentStore>();

    /// <summary>An administrator at the desk.</summary>
    public Browser Librarian { get; private set; } = null!;

    public T Get<T>() where T : notnull => Site.Services.GetRequiredService<T>();

    public static async Task<ReadingSite> StartAsync()
    {
        var site = new ReadingSite(await UserSite.StartAsync(modules => modules.AddModule<Startup>().AddModule<Cms.Search.Startup>().AddModule<Cms.Seo.Startup>()));
        await site.WriteAsync(async session =>
        {
            await DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Books.Definitions));
            await DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Definitions));
            foreach (var feature in new[] { Startup.Feature, Startup.Praise, "Cms.Search", "Cms.Seo" })
                await session.SetDocumentAsync(SiteDocuments.Features, feature, Switch(true));
        });
        await site.users.AddAsync("lib", "Administrator");
        site.Librarian = await site.users.SignInAsync("lib");
        return site;
    }

    /// <summary>Switches a feature, and waits until this node knows.</summary>
    public Task SwitchAsync(bool on, string feature = Startup.Feature) => WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Features, feature, Switch(on)));

    public static JsonObject Switch(bool on) => new() { ["enabled"] = on };

    public async Task WriteAsync(Func<WriteSession, Task> work)
    {
        var (_, position) = await Site.Database.WriteAsync(work);
        await WaitAsync(position);
    }

    public async Task<ContentItem> PublishAsync(string type, JsonObject content, string? id = null)
    {
        var item = await Desk.PublishAsync(type, content, null, id);
        await WaitAsync((await Get<ChangeFeed>().HeadAsync()).Position.Sequence);
        return item;
    }

    public Task<ContentItem> PublishGroupAsync(string title) => PublishAsync(nameof(ReadingGroup), new JsonObject
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["ReadingGroup"] = new JsonObject { ["Meets"] = new JsonObject { ["Text"] = "On Mondays at seven" } },
    });

    /// <summary>A book that may go live: it says how long it is lent.</summary>
    public static JsonObject Lent(string title, string summary = "About the sea.", string body = "", string howLong = "Two weeks")
    {
        var book = Books.Book(title, summary, body);
        book["LoanPart"] = new JsonObject { ["HowLong"] = new JsonObject { ["Text"] = howLong } };
        return book;
    }

    public async Task<Page> VisitAsync(string address) => await Site.Browse().GetAsync(address);

    /// <summary>Asks again until an answer is as expected; fails after some seconds.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not come true within ten seconds.");
    }

    public ValueTask DisposeAsync() => users.DisposeAsync();

    private async Task WaitAsync(long position) => Assert.DoesNotContain(await Get<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30)), reader => reader.After is null);
}
