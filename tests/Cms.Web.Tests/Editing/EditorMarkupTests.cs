using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.Editing;

/// <summary>What every editor page owes to people who use a keyboard, a screen reader, or no script; and to people who are no programmers.</summary>
public sealed partial class EditorMarkupTests(Nursery nursery) : IClassFixture<Nursery>
{
    private static readonly string[] Pages = ["plant", "menu", "colors", "wrong", "new"];

    public static TheoryData<string> All() => [.. Pages];

    [Theory, MemberData(nameof(All))]
    public async Task Every_control_has_a_name(string name)
    {
        var page = await OpenAsync(name);
        foreach (var control in Nursery.FormOf(page).QuerySelectorAll("input:not([type=hidden]),select,textarea"))
        {
            var labels = page.Html.QuerySelectorAll("label").Cast<IHtmlLabelElement>().Where(label => label.HtmlFor == control.Id && control.Id is { Length: > 0 } || label.Contains(control)).ToList();
            Assert.True(labels.Count == 1 && labels[0].TextContent.Trim().Length > 0, $"{control.GetAttribute("name")} has {labels.Count} labels");
        }
        Assert.All(Nursery.FormOf(page).QuerySelectorAll("button"), button => Assert.NotEmpty((button.GetAttribute("aria-label") ?? button.TextContent).Trim()));
        Assert.All(page.Html.QuerySelectorAll("fieldset"), group => Assert.Equal("LEGEND", group.FirstElementChild!.TagName));
        Assert.All(page.Html.QuerySelectorAll("details"), details => Assert.NotEmpty(details.QuerySelector("summary")!.TextContent.Trim()));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Ids_are_unique_and_what_they_are_named_for_exists(string name)
    {
        var page = await OpenAsync(name);
        var ids = page.Html.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
        foreach (var attribute in new[] { "aria-describedby", "aria-labelledby", "for" })
        {
            foreach (var element in page.Html.QuerySelectorAll($"[{attribute}]"))
                Assert.All(element.GetAttribute(attribute)!.Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids));
        }
        Assert.All(page.Html.QuerySelectorAll("main a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Nothing_stands_inline_or_comes_from_elsewhere(string name)
    {
        var page = await OpenAsync(name);
        Assert.Empty(page.Html.QuerySelectorAll("script:not([src]),style,[style]"));
        Assert.All(page.Html.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal), attribute.Name));
        Assert.All(page.Html.QuerySelectorAll("[src],link[href]"), element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public async Task No_word_of_programmers_is_shown(string name)
    {
        var page = await OpenAsync(name);
        var words = string.Join('\n', Nursery.FormOf(page).QuerySelectorAll("label,legend,summary,button,p,.hint,.lab,.err,option,dt")
            .SelectMany(element => new[] { element.TextContent, element.GetAttribute("aria-label") ?? "", element.GetAttribute("title") ?? "" }));
        Assert.DoesNotMatch(Jargon(), words);
    }

    private async Task<Page> OpenAsync(string name)
    {
        switch (name)
        {
            case "plant":
                if (await nursery.Store.LatestAsync("rose") is null)
                    await nursery.SaveAsync("Plant", Nursery.Rose, "rose");
                return await nursery.Gardener.GetAsync("/admin/pages/rose");
            case "wrong":
                return await nursery.PressAsync(await nursery.Gardener.GetAsync("/admin/new/Plant"), "save", ("TitlePart.Title", new string('x', 300)), ("AutoroutePart.Path", "A B"), ("Plant.Height.Value", "tall"), ("Plant.Sown.Value", "never"),
                    ("Plant.Latin.Text", new string('y', 60)), ("Plant.Grower.Url", "nowhere"), ("Plant.Pictures.Add", "../x.jpg"), ("Plant.Watered.Value", "noon"), ("SeoMetaPart.Canonical", "tel:911"));
            case "menu":
                var menu = await nursery.PressAsync(await nursery.Gardener.GetAsync("/admin/new/Menu"), "add:MenuItemsListPart:LinkMenuItem");
                menu = await nursery.PressAsync(menu, "add:MenuItemsListPart:ContentMenuItem");
                return await nursery.PressAsync(menu, "add:MenuItemsListPart:HtmlMenuItem");
            case "colors":
                return await nursery.Gardener.GetAsync("/admin/pages/colors");
            default:
                var page = await nursery.PressAsync(await nursery.Gardener.GetAsync("/admin/new/Plant"), "add:Beds:Row");
                return await nursery.PressAsync(page, page.Html.QuerySelectorAll("button[name=op]").Select(button => button.GetAttribute("value")!).Single(op => op.EndsWith(".FlowPart:Bed", StringComparison.Ordinal)));
        }
    }

    [GeneratedRegex(@"\b(part|bag|json|content item|content type|widget|taxonomy|stereotype|field|autoroute|null|Part|Field)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Jargon();
}
