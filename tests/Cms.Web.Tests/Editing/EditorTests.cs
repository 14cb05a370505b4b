using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using static Cms.Web.Tests.Editing.PickerControls;

namespace Cms.Web.Tests.Editing;

public sealed class EditorTests(Nursery nursery) : IClassFixture<Nursery>
{
    [Fact]
    public async Task A_form_that_is_sent_back_unchanged_changes_nothing()
    {
        await nursery.SaveAsync("Plant", Nursery.Rose, "rose-same");
        var before = ContentJson.Write(await nursery.StoredAsync("rose-same"));
        var page = await nursery.Gardener.GetAsync("/admin/pages/rose-same");
        Assert.Equal(HttpStatusCode.Redirect, (await nursery.PressAsync(page, "save")).Status);
        Assert.Equal(2, (await nursery.Store.LatestAsync("rose-same"))!.VersionNumber);
        Assert.Equal(before, ContentJson.Write(await nursery.StoredAsync("rose-same")));
    }

    [Theory]
    [InlineData("Menu", """{"TitlePart":{"Title":"Main"},"MenuPart":{},"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"m1","ContentType":"LinkMenuItem","DisplayText":"About","LinkMenuItemPart":{"Name":"Old","Url":"~/about","Target":""},"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"m2","ContentType":"ContentMenuItem","DisplayText":"Sage","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["sage"]}}},{"ContentItemId":"m3","ContentType":"HtmlMenuItem","DisplayText":"Text","HtmlMenuItemPart":{"Url":"/a","Html":"<p>Hi</p>"}}]}}]}}""")]
    [InlineData("Taxonomy", """{"TitlePart":{"Title":"Words"},"AliasPart":{"Alias":"words"},"TaxonomyPart":{"TermContentType":"Color","Terms":[{"ContentItemId":"t1","ContentType":"Color","DisplayText":"A","TitlePart":{"Title":"A"},"TermPart":{"TaxonomyContentItemId":"x"},"Terms":[{"ContentItemId":"t2","ContentType":"Color","DisplayText":"B","TitlePart":{"Title":"B"},"TermPart":{"TaxonomyContentItemId":"x"},"Terms":[]}]}]}}""")]
    public async Task Menus_and_lists_of_words_come_back_unchanged_too(string type, string content)
    {
        var id = $"same-{type.ToLowerInvariant()}";
        await nursery.SaveAsync(type, content, id);
        var page = await nursery.Gardener.GetAsync($"/admin/pages/{id}");
        Assert.Equal(HttpStatusCode.Redirect, (await nursery.PressAsync(page, "save")).Status);
        var stored = await nursery.StoredAsync(id);
        foreach (var (name, expected) in ContentJson.ParseObject(content))
            Assert.Equal(expected!.ToJsonString(ContentJson.Options).Replace(""","Terms":[]""", "", StringComparison.Ordinal), stored[name]!.ToJsonString(ContentJson.Options).Replace(""","Terms":[]""", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_is_stored()
    {
        await nursery.SaveAsync("Plant", Nursery.Rose, "rose-typed");
        var page = await nursery.Gardener.GetAsync("/admin/pages/rose-typed");
        var saved = await nursery.PressAsync(page, "save", ("TitlePart.Title", "Dog rose"), ("Plant.Light.Text", "sun"), ("Plant.Height.Value", "3.5"), ("Plant.Edible.Value", "true"), ("Plant.Names.Lines", "Briar"),
            ("Plant.Watered.Value", "2026-08-01T10:00"), ("Beds[r1].FlowPart[w1].Bed.Heading.Text", "In two rows"), ("Beds[r1].FlowPart[w1].FlowMetadata.Size", "50"), ("Plant.Colors.TermContentItemIds", "salmon"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var item = (await nursery.Store.LatestAsync("rose-typed"))!;
        Assert.Equal("Dog rose", item.DisplayText);
        Assert.Equal("""{"Text":"sun"}""", Field(item, "Light"));
        Assert.Equal("""{"Value":3.5}""", Field(item, "Height"));
        Assert.Equal("""{"Value":true}""", Field(item, "Edible"));
        Assert.Equal("""{"Values":["Briar"]}""", Field(item, "Names"));
        Assert.Equal("""{"Value":"2026-08-01T10:00:00Z"}""", Field(item, "Watered"));
        Assert.Equal("""{"TaxonomyContentItemId":"colors","TermContentItemIds":["salmon"]}""", Field(item, "Colors"));
        Assert.Contains("""{"ContentItemId":"w1","ContentType":"Bed","Bed":{"Heading":{"Text":"In two rows"}},"FlowMetadata":{"Alignment":0,"Size":50}}""", ContentJson.Write(item.Part("Beds")!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_comes_back_as_typed_beside_its_control()
    {
        await nursery.SaveAsync("Plant", Nursery.Rose, "rose-wrong");
        var page = await nursery.PressAsync(await nursery.Gardener.GetAsync("/admin/pages/rose-wrong"), "save",
            ("Plant.Height.Value", "tall"), ("Beds[r1].FlowPart[w1].Bed.Source.Url", "javascript:alert(1)"), ("Plant.Sown.Value", "2026-02-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        foreach (var (name, typed, words) in new[]
        {
            ("Plant.Height.Value", "tall", "“tall” is not a number."), ("Beds[r1].FlowPart[w1].Bed.Source.Url", "javascript:alert(1)", "are not allowed"), ("Plant.Sown.Value", "2026-02-30", "is not a day of the calendar"),
        })
        {
            var control = (IHtmlInputElement)page.Html.QuerySelector($"[name='{name}']")!;
            Assert.Equal(typed, control.Value);
            Assert.Equal("true", control.GetAttribute("aria-invalid"));
            var described = control.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.Html.GetElementById(id)!.TextContent);
            Assert.Contains(described, text => text.Contains(words, StringComparison.Ordinal));
            Assert.All(control.Ancestors<IHtmlDetailsElement>(), details => Assert.True(details.IsOpen));
        }
        Assert.All(page.Html.QuerySelectorAll("#errors a"), link => Assert.NotNull(page.Html.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal(3, page.Html.QuerySelectorAll("#errors a").Length);
    }

    [Fact]
    public async Task Blocks_are_added_filled_moved_copied_and_removed_with_buttons()
    {
        var page = await nursery.Gardener.GetAsync("/admin/new/Plant");
        page = await nursery.PressAsync(page, "add:Beds:Bed", ("TitlePart.Title", "Mint"));
        Assert.Equal("Mint", page.Html.QuerySelector<IHtmlInputElement>("[name='TitlePart.Title']")!.Value);
        var added = Assert.Single(page.Html.QuerySelectorAll<IHtmlDetailsElement>(".blks details"));
        Assert.True(added.IsOpen);
        Assert.True(added.QuerySelector("summary")!.HasAttribute("autofocus"));
        var heading = added.QuerySelector("input[name$='Heading.Text']")!.GetAttribute("name")!;

        page = await nursery.PressAsync(page, "add:Beds:Row", (heading, "First"));
        page = await nursery.PressAsync(page, page.Html.QuerySelector("button[aria-label^='Duplicate: Bed']")!.GetAttribute("value")!);
        Assert.Equal(["First", "First", ""], Names(page));
        page = await nursery.PressAsync(page, page.Html.QuerySelectorAll("button[aria-label^='Move up: Row']").Single().GetAttribute("value")!);
        Assert.Equal(["First", "", "First"], Names(page));
        page = await nursery.PressAsync(page, page.Html.QuerySelectorAll("button[aria-label^='Remove: Bed']").First().GetAttribute("value")!);
        Assert.Equal(["", "First"], Names(page));

        var saved = await nursery.PressAsync(page, "save");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var beds = (await nursery.StoredAsync(saved.Location!.Split('/')[^1]))["Beds"]!["ContentItems"]!.AsArray();
        Assert.Equal(["Row", "Bed"], beds.Select(bed => bed!["ContentType"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_block_of_another_type_cannot_be_smuggled_in()
    {
        var page = await nursery.Gardener.GetAsync("/admin/new/Plant");
        Assert.Empty((await nursery.PressAsync(page, "add:Beds:Menu")).Html.QuerySelectorAll(".blks details"));
        var refused = await nursery.PressAsync(page, "save", ("TitlePart.Title", "Trick"), ("Beds.order", "x1"), ("Beds[x1].ContentType", "Menu"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“Menu” cannot be added here.", refused.Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_chosen_by_title_and_place_and_ordered_with_buttons()
    {
        await nursery.SaveAsync("Plant", Nursery.Rose, "rose-picks");
        var page = await nursery.Gardener.GetAsync("/admin/pages/rose-picks");
        Assert.Contains("Thyme (Herbs)", Offered(page, "Plant.Neighbors.PickAlso"));

        page = await nursery.PressAsync(page, "add:Plant.Neighbors:", ("Plant.Neighbors.PickAlso", "thyme  (Herbs)"));
        Assert.Equal(["A page that is not there any more", "Sage (Herbs)", "Thyme (Herbs)"], Chosen(page, "Plant.Neighbors.PickAlso"));
        Assert.Equal("", Picker(page, "Plant.Neighbors.PickAlso").Value);
        page = await nursery.PressAsync(page, "add:Plant.Neighbors:", ("Plant.Neighbors.PickAlso", "Sage"));
        page = await nursery.PressAsync(page, "up:Plant.Neighbors:thyme");
        page = await nursery.PressAsync(page, "remove:Plant.Neighbors:gone");
        page = await nursery.PressAsync(page, "remove:Plant.Pictures:c.pdf");
        page = await nursery.PressAsync(page, "add:Plant.Parent:", ("Plant.Parent.Pick", "Thyme"));
        Assert.Equal(["Thyme (Herbs)"], Chosen(page, "Plant.Parent.Pick"));
        await nursery.PressAsync(page, "save", ("Plant.Parent.Pick", "Sage"));
        var item = (await nursery.Store.LatestAsync("rose-picks"))!;
        Assert.Equal("""{"ContentItemIds":["thyme","sage"]}""", Field(item, "Neighbors"));
        Assert.Equal("""{"ContentItemIds":["sage"]}""", Field(item, "Parent"));
        Assert.Equal("""{"Paths":["roses/a b.jpg"],"MediaTexts":["A rose"],"Anchors":[{"X":0.25,"Y":0.75}],"Odd":true}""", Field(item, "Pictures"));

        page = await nursery.PressAsync(await nursery.Gardener.GetAsync("/admin/pages/rose-picks"), "remove:Plant.Parent:sage");
        await nursery.PressAsync(page, "save");
        Assert.Equal("""{"ContentItemIds":[]}""", Field((await nursery.Store.LatestAsync("rose-picks"))!, "Parent"));
    }

    [Theory]
    [InlineData("save")]
    [InlineData("add:Plant.Neighbors:")]
    public async Task Words_that_name_no_page_come_back_beside_their_picker(string op)
    {
        var id = $"rose-unknown-{op[..3]}";
        await nursery.SaveAsync("Plant", Nursery.Rose, id);
        var before = await nursery.StoredAsync(id);
        var page = await nursery.PressAsync(await nursery.Gardener.GetAsync($"/admin/pages/{id}"), op, ("Plant.Neighbors.PickAlso", "Basil"), ("TitlePart.Title", "Kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var control = Picker(page, "Plant.Neighbors.PickAlso");
        Assert.Equal(("Basil", "true"), (control.Value, control.GetAttribute("aria-invalid")));
        Assert.Contains(control.GetAttribute("aria-describedby")!.Split(' '), described => page.Html.GetElementById(described)!.TextContent.Contains("nothing called “Basil”", StringComparison.Ordinal));
        Assert.Equal(control, page.Html.GetElementById(page.Html.QuerySelector("#errors a")!.GetAttribute("href")![1..]));
        Assert.Equal("Kept", page.Html.QuerySelector<IHtmlInputElement>("[name='TitlePart.Title']")!.Value);
        Assert.Equal(2, Chosen(page, "Plant.Neighbors.PickAlso").Count());
        Assert.Equal(ContentJson.Write(before), ContentJson.Write(await nursery.StoredAsync(id)));
    }

    [Fact]
    public async Task Pages_of_one_title_are_told_apart()
    {
        await nursery.SaveAsync("Plant", """{"TitlePart":{"Title":"Twin"}}""", "twin-a", "herbs");
        await nursery.SaveAsync("Plant", """{"TitlePart":{"Title":"Twin"}}""", "twin-b", "herbs");
        await nursery.SaveAsync("Plant", """{"TitlePart":{"Title":"Twin"}}""", "twin-c");
        await nursery.SaveAsync("Plant", """{"TitlePart":{"Title":"Chooser"}}""", "chooser");
        var page = await nursery.Gardener.GetAsync("/admin/pages/chooser");
        Assert.Equal(["Twin", "Twin (Herbs) [twin-a]", "Twin (Herbs) [twin-b]"], Offered(page, "Plant.Parent.Pick").Where(words => words.StartsWith("Twin", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        page = await nursery.PressAsync(page, "save", ("Plant.Parent.Pick", "Twin (Herbs)"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Twin (Herbs) [twin-a]; Twin (Herbs) [twin-b]", page.Alert, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await nursery.PressAsync(page, "save", ("Plant.Parent.Pick", "Twin (Herbs) [twin-b]"))).Status);
        Assert.Equal("""{"ContentItemIds":["twin-b"]}""", Field((await nursery.Store.LatestAsync("chooser"))!, "Parent"));
    }

    [Fact]
    public async Task Pickers_that_ask_the_same_share_one_list()
    {
        await nursery.SaveAsync("Plant", Nursery.Rose, "rose-lists");
        var page = await nursery.Gardener.GetAsync("/admin/pages/rose-lists");
        Assert.Equal(Picker(page, "Plant.Neighbors.PickAlso").GetAttribute("list"), Picker(page, "Plant.Parent.Pick").GetAttribute("list"));
        Assert.Single(page.Html.QuerySelectorAll("form[data-editor] datalist"));
    }

    [Fact]
    public async Task A_time_that_comes_twice_is_asked_for()
    {
        await nursery.WriteSettingsAsync("""{"TimeZoneId":"America/Los_Angeles"}""");
        await nursery.SaveAsync("Plant", """{"TitlePart":{"Title":"Clock"}}""", "clock");
        var page = await nursery.PressAsync(await nursery.Gardener.GetAsync("/admin/pages/clock"), "save", ("Plant.Watered.Value", "2026-11-01T01:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("2026-11-01T01:30", page.Html.QuerySelector<IHtmlInputElement>("[name='Plant.Watered.Value']")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await nursery.PressAsync(page, "save", ("Plant.Watered.Which", "second"))).Status);
        Assert.Equal("""{"Value":"2026-11-01T09:30:00Z"}""", Field((await nursery.Store.LatestAsync("clock"))!, "Watered"));
        await nursery.WriteSettingsAsync("{}");
    }

    private static IEnumerable<string> Names(Hosting.Page page) => page.Html.QuerySelectorAll(".blk--own > details > summary .blk__n").Select(name => name.TextContent);

    private static string Field(ContentItem item, string name) => ContentJson.Write(item.Field("Plant", name)!.Value);
}
