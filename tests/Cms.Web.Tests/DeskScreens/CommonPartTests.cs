using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Cms.Web.Tests.Editing;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>When a page was written and whose it is: facts of the page that its editor may show and change, as an Orchard site's types ask for.</summary>
public sealed class CommonPartTests(Newsroom room) : IClassFixture<Newsroom>
{
    private const string Recipe =
        """
        {"name":"Columns","steps":[
          {"name":"ContentDefinition","ContentTypes":[
            {"Name":"Columns","DisplayName":"Columns","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"ListPart","Name":"ListPart","Settings":{"ListPartSettings":{"ContainedContentTypes":["Column"]}}}]},
            {"Name":"Column","DisplayName":"Column","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"CommonPart","Name":"CommonPart","Settings":{"CommonPartSettings":{"DisplayDateEditor":true,"DisplayOwnerEditor":true}}}]}]},
          {"name":"content","data":[
            {"ContentItemId":"columns","ContentType":"Columns","DisplayText":"Columns","Latest":true,"Published":true,"TitlePart":{"Title":"Columns"},"AutoroutePart":{"Path":"columns"}},
            {"ContentItemId":"first","ContentType":"Column","DisplayText":"First","Latest":true,"Published":true,"CreatedUtc":"2026-03-01T08:00:30Z","Owner":"wes-id","Author":"wes","TitlePart":{"Title":"First"},"AutoroutePart":{"Path":"columns/first"},"CommonPart":{},"ContainedPart":{"ListContentItemId":"columns","ListContentType":"Columns","Order":0}},
            {"ContentItemId":"second","ContentType":"Column","DisplayText":"Second","Latest":true,"Published":true,"CreatedUtc":"2026-04-01T08:00:00Z","Owner":"wes-id","Author":"wes","TitlePart":{"Title":"Second"},"AutoroutePart":{"Path":"columns/second"},"CommonPart":{},"ContainedPart":{"ListContentItemId":"columns","ListContentType":"Columns","Order":0}},
            {"ContentItemId":"apart","ContentType":"Column","DisplayText":"Apart","Latest":true,"Published":true,"CreatedUtc":"2026-04-01T08:00:00Z","Owner":"wes-id","Author":"wes","TitlePart":{"Title":"Apart"},"AutoroutePart":{"Path":"apart"},"CommonPart":{}}]}
        ]}
        """;

    private const string Date = "CommonPart.NewCreatedUtc.Value", Owner = "CommonPart.NewOwner";

    [Fact]
    public async Task The_date_is_shown_and_changed_and_lists_follow()
    {
        await ImportAsync();
        var visitor = room.Site.Browse();
        Assert.Equal(["Second", "First"], await ListedAsync(visitor));
        var editor = await room.Ada.GetAsync("/admin/pages/first");
        Assert.Equal("2026-03-01T00:00", Value(editor, Date));

        // What comes back as it was is no choice: seconds stay.
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(room.Ada, editor, "save", ("TitlePart.Title", "First"))).Status);
        Assert.Equal(new DateTime(2026, 3, 1, 8, 0, 30, DateTimeKind.Utc), (await LatestAsync("first")).CreatedUtc);

        await PressAsync(room.Ada, await room.Ada.GetAsync("/admin/pages/first"), "save", (Date, "2026-05-01T09:15"));
        var item = await LatestAsync("first");
        Assert.Equal(new DateTime(2026, 5, 1, 16, 15, 0, DateTimeKind.Utc), item.CreatedUtc);
        Assert.Equal("{}", item.ToContentObject()["CommonPart"]!.ToJsonString());
        await room.Get<FeedPump>().WaitAsync((await room.Get<ChangeFeed>().HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(10));
        Assert.Equal(["First", "Second"], await ListedAsync(visitor));
    }

    [Fact]
    public async Task A_time_that_is_none_is_refused_and_stays_typed()
    {
        await ImportAsync();
        var before = (await LatestAsync("apart")).CreatedUtc;
        var refused = await PressAsync(room.Ada, await room.Ada.GetAsync("/admin/pages/apart"), "save", (Date, "2026-03-08T02:30"), ("TitlePart.Title", "Typed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("does not exist", refused.Alert, StringComparison.Ordinal);
        Assert.Equal(("2026-03-08T02:30", "Typed"), (Value(refused, Date), Value(refused, "TitlePart.Title")));
        Assert.Equal(before, (await LatestAsync("apart")).CreatedUtc);
    }

    [Fact]
    public async Task Whose_page_it_is_changes_for_those_who_may_say_so()
    {
        await ImportAsync();
        var (ida, writer) = await room.PersonAsync("ida", "EditContent");
        Assert.Null((await ida.GetAsync("/admin/pages/second")).Html.QuerySelector($"[name='{Owner}']"));
        var content = (await LatestAsync("second")).ToContentObject();
        content["CommonPart"]!["NewOwner"] = writer.UserId;
        await Assert.ThrowsAsync<OwnerRefusedException>(async () => await room.Get<SaveDraft>().RunAsync(writer, new DraftInput("second", "Column", content, (await LatestAsync("second")).ContentItemVersionId)));
        Assert.Equal("wes-id", (await LatestAsync("second")).Owner);

        // Lists follow dates at once, so what is live takes who may publish.
        var dated = (await LatestAsync("second")).ToContentObject();
        dated["CommonPart"]!["NewCreatedUtc"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = "2020-01-01T00:00:00Z" };
        await Assert.ThrowsAsync<NotAllowedException>(async () => await room.Get<SaveDraft>().RunAsync(writer, new DraftInput("second", "Column", dated, (await LatestAsync("second")).ContentItemVersionId)));

        var page = await room.Ada.GetAsync("/admin/pages/second");
        Assert.Contains("ida", page.Html.QuerySelectorAll($"select[name='{Owner}'] option").Select(option => option.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(room.Ada, page, "save", (Owner, writer.UserId!))).Status);
        Assert.Equal(writer.UserId, (await LatestAsync("second")).Owner);
        var activity = (await room.Ada.GetAsync("/admin/activity")).MainText();
        Assert.Contains("said whose page Second is", activity, StringComparison.Ordinal);
    }

    private async Task ImportAsync() => await room.Get<RecipeApplier>().ApplyAsync(await room.Get<PlannerFactory>().Create().PlanAsync(RecipeReader.Read(Recipe), new RecipeOptions { OnConflict = OnConflict.Replace }));

    private async Task<Cms.Content.Model.ContentItem> LatestAsync(string id) => (await room.Get<ContentStore>().LatestAsync(id))!;

    private static Task<Page> PressAsync(Browser person, Page page, string op, params (string Name, string Value)[] typed) => person.PostAsync(Nursery.FormOf(page).GetAttribute("action")!, Nursery.Sent(page, op, typed));

    private static string? Value(Page page, string name) => page.Html.QuerySelector($"[name='{name}']")!.GetAttribute("value");

    private static async Task<IReadOnlyList<string>> ListedAsync(Browser visitor) => [.. (await visitor.GetAsync("/columns")).Html.QuerySelectorAll("main li a").Select(link => link.TextContent.Trim())];
}
