using System.Net;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Users.People;
using Cms.Web.Site;
using Cms.Web.Tests.Editing;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;
using static Cms.Web.Tests.Editing.PickerControls;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>People and translated pages that an item of an Orchard site points at: shown to visitors, chosen at the desk.</summary>
public sealed class OrchardPickerTests : IAsyncLifetime
{
    private const string Recipe =
        """
        {"name":"Essays","steps":[
          {"name":"settings","LocalizationSettings":{"DefaultCulture":"en","SupportedCultures":["en","fr","de"]}},
          {"name":"ContentDefinition","ContentTypes":[{"Name":"Essay","DisplayName":"Essay","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"LocalizationPart","Name":"LocalizationPart"},{"PartName":"Essay","Name":"Essay"}]}],
           "ContentParts":[{"Name":"Essay","ContentPartFieldDefinitionRecords":[
             {"FieldName":"UserPickerField","Name":"Writers","Settings":{"ContentPartFieldSettings":{"DisplayName":"Written by"},"UserPickerFieldSettings":{"Multiple":true,"DisplayAllUsers":false,"DisplayedRoles":["Author"]}}},
             {"FieldName":"LocalizationSetContentPickerField","Name":"After","Settings":{"ContentPartFieldSettings":{"DisplayName":"Read next"},"LocalizationSetContentPickerFieldSettings":{"DisplayedContentTypes":["Essay"]}}}]}]},
          {"name":"content","data":[
            {"ContentItemId":"moss-en","ContentType":"Essay","DisplayText":"Moss","Latest":true,"Published":true,"TitlePart":{"Title":"Moss"},"AutoroutePart":{"Path":"moss"},"LocalizationPart":{"LocalizationSet":"moss-set","Culture":"en"}},
            {"ContentItemId":"moss-fr","ContentType":"Essay","DisplayText":"Mousse","Latest":true,"Published":true,"TitlePart":{"Title":"Mousse"},"AutoroutePart":{"Path":"mousse"},"LocalizationPart":{"LocalizationSet":"moss-set","Culture":"fr"}},
            {"ContentItemId":"fern-en","ContentType":"Essay","DisplayText":"Fern","Latest":true,"Published":true,"TitlePart":{"Title":"Fern"},"AutoroutePart":{"Path":"fern"},"LocalizationPart":{"LocalizationSet":"fern-set","Culture":"en"},
              "Essay":{"Writers":{"UserIds":["kim-id","lee-id","gone-id"],"UserNames":["kim.login","lee.login","gone"]},"After":{"LocalizationSets":["moss-set"]}}},
            {"ContentItemId":"fern-fr","ContentType":"Essay","DisplayText":"Fougere","Latest":true,"Published":true,"TitlePart":{"Title":"Fougere"},"AutoroutePart":{"Path":"fougere"},"LocalizationPart":{"LocalizationSet":"fern-set","Culture":"fr"},
              "Essay":{"After":{"LocalizationSets":["moss-set"]}}},
            {"ContentItemId":"fern-de","ContentType":"Essay","DisplayText":"Farn","Latest":true,"Published":true,"TitlePart":{"Title":"Farn"},"AutoroutePart":{"Path":"farn"},"LocalizationPart":{"LocalizationSet":"fern-set","Culture":"de"},
              "Essay":{"After":{"LocalizationSets":["moss-set"]}}}]}
        ]}
        """;

    private UserSite users = null!;
    private Browser ada = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        await users.AddAsync("ada", "Administrator");
        ada = await users.SignInAsync("ada");
        await WriteAsync(async session =>
        {
            await users.Users.CreateAsync(session, new NewUser("kim.login", "Kim Sample", null) { UserId = "kim-id", RoleNames = ["Author"] });
            await users.Users.CreateAsync(session, new NewUser("lee.login", "", null) { UserId = "lee-id", RoleNames = ["Author"] });
            await users.Users.CreateAsync(session, new NewUser("ola.login", "Ola Sample", null) { UserId = "ola-id", RoleNames = ["Editor"] });
        });
        var plan = await Get<PlannerFactory>().Create().PlanAsync(RecipeReader.Read(Recipe), new RecipeOptions());
        var (_, position) = await Get<RecipeApplier>().ApplyAsync(plan);
        await Get<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(10));
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task Visitors_read_the_names_that_were_given_and_never_what_somebody_signs_in_with()
    {
        var visitor = users.Site.Browse();
        var page = await visitor.GetAsync("/fern");
        Assert.Contains("Written by Kim Sample", Seen.Words(page.Html.QuerySelector("main")!.TextContent));
        Assert.DoesNotContain("login", page.Text, StringComparison.Ordinal);

        await WriteAsync(session => users.Users.SetNamesAsync(session, "lee-id", "lee.login", "Lee Sample", null));
        Assert.Contains("Written by Kim Sample, Lee Sample", Seen.Words((await visitor.GetAsync("/fern")).Html.QuerySelector("main")!.TextContent));
        await WriteAsync(session => users.Users.SetEnabledAsync(session, "kim-id", false));
        Assert.Contains("Written by Lee Sample", Seen.Words((await visitor.GetAsync("/fern")).Html.QuerySelector("main")!.TextContent));
    }

    [Fact]
    public async Task Each_language_leads_to_its_own_page_and_one_without_to_that_of_the_site()
    {
        var visitor = users.Site.Browse();
        Assert.Equal(("/moss", "Moss"), await NextAsync(visitor, "/fern"));
        Assert.Equal(("/fr/mousse", "Mousse"), await NextAsync(visitor, "/fr/fougere"));
        Assert.Equal(("/moss", "Moss"), await NextAsync(visitor, "/de/farn"));

        // Kept pages follow when a translation comes and goes.
        await ChangeAsync(() => Get<Unpublish>().RunAsync(Actor, "moss-fr"));
        Assert.Equal(("/moss", "Moss"), await NextAsync(visitor, "/fr/fougere"));
        var german = await Get<SaveDraft>().RunAsync(Actor, new DraftInput(null, "Essay", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Moos" } }, null) { Culture = "de" });
        await WriteAsync(session => session.ExecuteAsync("UPDATE content_items SET translation_set = 'moss-set' WHERE item_id = @id", new { id = german.ContentItemId }));
        await ChangeAsync(() => Get<Publish>().RunAsync(Actor, german.ContentItemId));
        Assert.Equal(("/de/moos", "Moos"), await NextAsync(visitor, "/de/farn"));
    }

    [Fact]
    public async Task Staff_choose_people_and_pages_by_their_names()
    {
        var page = await ada.GetAsync("/admin/pages/fern-en");
        Assert.Equal(["Kim Sample", "lee.login", "Somebody without an account here"], Chosen(page, "Essay.Writers.PickAlso"));
        Assert.Equal(["Kim Sample", "lee.login"], Offered(page, "Essay.Writers.PickAlso"));
        Assert.Equal(["Moss"], Chosen(page, "Essay.After.Pick"));
        Assert.Equal(["Fern", "Moss"], Offered(page, "Essay.After.Pick"));

        page = await PressAsync(page, "remove:Essay.Writers:gone-id");
        page = await PressAsync(page, "up:Essay.Writers:lee-id");
        var refused = await PressAsync(page, "save", ("Essay.Writers.PickAlso", "Ola Sample"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("nothing called “Ola Sample”", refused.Alert, StringComparison.Ordinal);
        var saved = await PressAsync(page, "save", ("Essay.After.Pick", "fern"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var essay = (await Get<ContentStore>().LatestAsync("fern-en"))!.ToContentObject()["Essay"]!;
        Assert.Equal("""{"UserIds":["lee-id","kim-id"],"UserNames":["lee.login","kim.login"]}""", ContentJson.Write(essay["Writers"]!));
        Assert.Equal("""{"LocalizationSets":["fern-set"]}""", ContentJson.Write(essay["After"]!));
        var versions = Seen.Words((await ada.GetAsync("/admin/pages/fern-en/versions")).Html.QuerySelector("main")!.TextContent);
        Assert.Contains("Kim Sample", versions, StringComparison.Ordinal);
        Assert.DoesNotContain("kim-id", versions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_written_at_the_desk_begins_a_set_that_others_can_choose()
    {
        var saved = await PressAsync(await ada.GetAsync("/admin/new/Essay"), "save", ("TitlePart.Title", "Lichen"));
        var id = saved.Location!.Split('/')[^1];
        Assert.Contains("Lichen", Offered(await ada.GetAsync("/admin/pages/fern-en"), "Essay.After.Pick"));
        await PressAsync(await ada.GetAsync("/admin/pages/fern-en"), "save", ("Essay.After.Pick", "Lichen"));
        using var output = new MemoryStream();
        await Get<RecipeExporter>().ExportAsync(output, new ExportOptions { Media = ExportMedia.None });
        var items = JsonNode.Parse(output.ToArray())!["steps"]!.AsArray().Single(step => (string?)step!["name"] == "content")!["data"]!.AsArray();
        Assert.Equal(id, (string?)items.Single(item => (string?)item!["ContentItemId"] == id)!["LocalizationPart"]!["LocalizationSet"]);
    }

    private static readonly Actor Actor = new("test-id", "test", new HashSet<string> { "SiteOwner" });

    private static async Task<(string? Href, string Title)> NextAsync(Browser visitor, string path)
    {
        var link = (await visitor.GetAsync(path)).Html.QuerySelector("main p a")!;
        return (link.GetAttribute("href"), link.TextContent);
    }

    private Task<Page> PressAsync(Page page, string op, params (string Name, string Value)[] typed) =>
        ada.PostAsync(Nursery.FormOf(page).GetAttribute("action")!, Nursery.Sent(page, op, typed));

    private async Task ChangeAsync(Func<Task> change)
    {
        await change();
        await Get<FeedPump>().WaitAsync((await Get<ChangeFeed>().HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(10));
    }

    private T Get<T>() where T : notnull => users.Site.Services.GetRequiredService<T>();

    private async Task WriteAsync(Func<WriteSession, Task> work)
    {
        var (_, position) = await users.Site.Database.WriteAsync(work);
        await Get<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(10));
    }
}
