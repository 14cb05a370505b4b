using System.Net;
using System.Text.Json.Nodes;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Sections, pages under them, a draft and a notice: what the list's filters are tried on.</summary>
public sealed class Shelves : IAsyncLifetime
{
    public Newsroom Room { get; } = new();
    public string News { get; private set; } = "";
    public string Sports { get; private set; } = "";
    public string Tennis { get; private set; } = "";
    public string Golf { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Room.InitializeAsync();
        News = await Room.PublishAsync(Newsroom.Chapter("News"));
        Sports = await Room.PublishAsync(Newsroom.Chapter("Sports"));
        Tennis = await Room.PublishAsync(Newsroom.Chapter("Tennis", alsoCalled: ["Lawn game"], sections: ("Rules", "<p>The racket is strung with catgut.</p>")), Sports);
        Golf = await Room.SaveAsync(Newsroom.Chapter("Golf", facts: ["The price of a round"]), Sports);
        await Room.SaveAsync(Notice("Wet paint"), type: "Notice");
        await Room.DueAsync(Sports, new DateOnly(2020, 1, 1));
    }

    public Task DisposeAsync() => Room.DisposeAsync();

    public static JsonObject Notice(string title) => new() { ["TitlePart"] = new JsonObject { ["Title"] = title } };
}

/// <summary>What each filter of the list finds, and that what is typed into an address can do no harm.</summary>
public sealed class ListFilterTests(Shelves shelves) : IClassFixture<Shelves>
{
    private readonly Newsroom room = shelves.Room;
    private readonly string sports = shelves.Sports;

    [Theory]
    [InlineData("", "Golf, News, Sports, Tennis, Wet paint")]
    [InlineData("type=Notice", "Wet paint")]
    [InlineData("see=live", "News, Sports, Tennis")]
    [InlineData("see=not-live", "Golf, Wet paint")]
    [InlineData("next=draft&type=Chapter", "Golf")]
    [InlineData("next=none", "News, Sports, Tennis")]
    [InlineData("owner=wes&see=live", "News, Sports, Tennis")]
    [InlineData("owner=nobody", "")]
    [InlineData("section=SPORTS", "Golf, Sports, Tennis")]
    [InlineData("parent=SPORTS", "Golf, Tennis")]
    [InlineData("review=overdue", "Sports")]
    [InlineData("review=none&type=Chapter", "Golf, News, Tennis")]
    [InlineData("facts=1", "Golf")]
    [InlineData("text=tenn", "Tennis")]
    [InlineData("text=lawn", "Tennis")]
    [InlineData("text=catgut", "Tennis")]
    [InlineData("text=/sports/golf", "Golf")]
    [InlineData("text=sports", "Golf, Sports, Tennis")]
    [InlineData("sort=-title", "Wet paint, Tennis, Sports, News, Golf")]
    [InlineData("type=Chapter&sort=-changed", "News, Sports, Tennis, Golf")]
    [InlineData("see=nonsense", "")]
    [InlineData("next=nonsense", "")]
    public async Task A_filter_finds_its_pages(string query, string titles)
    {
        var page = await room.Ada.GetAsync($"/admin/pages?{query.Replace("SPORTS", sports)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var found = page.Titles();
        Assert.Equal(titles, string.Join(", ", query.Contains("sort") || !query.StartsWith("text", StringComparison.Ordinal) ? found : found.Order()));
    }

    [Theory]
    [InlineData("text=%22%20OR%20%22a")]
    [InlineData("text=title:tennis%20NEAR(*)")]
    [InlineData("text=%27%3B%20DROP%20TABLE%20pages%3B--")]
    [InlineData("text=%E2%80%AE%F0%9F%98%80%ff")]
    [InlineData("text=***&sort=rank;--")]
    [InlineData("type=%27%20OR%201=1--&owner=%25")]
    [InlineData("section=..%2f..&parent=%3Cscript%3E&page=-1")]
    [InlineData("review=9999-99-99&next=%3Cimg%20src=x%20onerror=alert(1)%3E")]
    public async Task Hostile_filters_find_nothing_and_harm_nothing(string query)
    {
        var page = await room.Ada.GetAsync($"/admin/pages?{query}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Titles());
        Assert.Empty(page.Html.QuerySelectorAll("main script:not([src]), main img"));
        Assert.Equal(5, (await room.Ada.GetAsync("/admin/pages")).Titles().Count);
    }
}
