using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Users.People;
using Cms.Users.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Review;

/// <summary>The department's site with people in it: Ann and Ben edit, Dr. Testa Sample signs pages off. All of them are visibly test people.</summary>
public sealed class Newsroom : IAsyncDisposable
{
    public const string Password = "visibly-a-test-4-obgyn-desk";
    public const string Page = "conditions/fibroids";

    private readonly List<Desk> desks = [];
    private readonly Dictionary<string, string> ids = [];

    private Newsroom(TestSite site) => Site = site;

    public TestSite Site { get; }
    public ContentStore Store => Site.Services.GetRequiredService<ContentStore>();
    public Database Database => Site.Services.GetRequiredService<Database>();

    public static async Task<Newsroom> StartAsync(params string[] settings)
    {
        var room = new Newsroom(await TestSite.StartAsync(settings: settings));
        await room.AddAsync("ann", "Ann Testperson", "Editor");
        await room.AddAsync("ben", "Ben Testperson", "Editor");
        await room.AddAsync("sample", "Dr. Testa Sample", "Clinical reviewer");
        return room;
    }

    public string IdOf(string userName) => ids[userName];

    /// <summary>Creates a user, who chooses a password by the link of the invitation.</summary>
    public async Task AddAsync(string userName, string name, params string[] roles)
    {
        var users = Site.Services.GetRequiredService<UserDirectory>();
        var links = Site.Services.GetRequiredService<PasswordLinks>();
        var ((id, path), _) = await Database.WriteAsync(async session =>
        {
            var created = await users.CreateAsync(session, new NewUser(userName, name, $"{userName}@example.org") { RoleNames = roles });
            return (created, await links.CreateAsync(session, created));
        });
        ids[userName] = id;
        using var desk = new Desk(Site.Address);
        await desk.SendAsync(await desk.OpenAsync(path), new() { ["password"] = Password });
    }

    public async Task<Desk> SignInAsync(string userName)
    {
        var desk = new Desk(Site.Address);
        desks.Add(desk);
        await desk.SendAsync(await desk.OpenAsync("/account/sign-in"), new() { ["login"] = userName, ["password"] = Password });
        return desk;
    }

    /// <summary>Somebody without an account, who has a link.</summary>
    public Desk Stranger()
    {
        var desk = new Desk(Site.Address);
        desks.Add(desk);
        return desk;
    }

    /// <summary>The actor that write actions would get for a person who is signed in.</summary>
    public async Task<Actor> ActorAsync(string userName) =>
        await Site.Services.GetRequiredService<CurrentActor>().ActorOfAsync((await Site.Services.GetRequiredService<UserDirectory>().FindByLoginAsync(userName))!);

    public async Task<string> PageIdAsync(string path = Page) => (await Store.RouteAsync("en", path))!;

    /// <summary>Changes the summary of a page and saves it as a draft, through the editor.</summary>
    public async Task<IHtmlDocument> WriteAsync(Desk desk, string id, string summary, string button = "op=save", Dictionary<string, string>? more = null) =>
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new(more ?? []) { ["ConditionPage.Summary.Text"] = summary }, button, "main form[aria-label]");

    public async Task<string> SummaryAsync(string id) => TextOf((await Store.LatestAsync(id))!);

    public async Task<string?> LiveSummaryAsync(string id) => await Store.PublishedAsync(id) is { } live ? TextOf(live) : null;

    public static string TextOf(ContentItem item) => ContentJson.GetString(item.Field("ConditionPage", "Summary")!.Value, "Text")!;

    public static string StateOf(ContentItem item) => item.Field("ReviewPart", "State") is { } state ? ContentJson.GetString(state, "Text") ?? "" : "";

    /// <summary>Asks for a review at the desk and returns the link that is shown.</summary>
    public async Task<string> AskAsync(Desk desk, string id, string reason = "The text is shorter now.", Dictionary<string, string>? reviewer = null)
    {
        var answer = await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/send"), new(reviewer ?? new() { ["name"] = "Dr. Testa Sample", ["user"] = "" }) { ["reason"] = reason });
        return LinkIn(answer);
    }

    public static string LinkIn(IHtmlDocument page) => new Uri(((IHtmlInputElement)page.QuerySelector("#link")!).Value).AbsolutePath;

    /// <summary>Opens a letter and signs it, as its reader does.</summary>
    public static async Task<IHtmlDocument> SignAsync(Desk desk, string link, Dictionary<string, string>? more = null) =>
        await desk.SendAsync(await desk.OpenAsync(link), new(more ?? []) { ["declared"] = "true" }, "op=sign", "main form.letter");

    /// <summary>A page that was signed off by mail and account: Ann wrote, Dr. Sample signed with the account that was asked, and it is live.</summary>
    public async Task<string> SignedPageAsync(string summary = "Fibroids are growths in the wall of the uterus, and most need no treatment.")
    {
        var id = await PageIdAsync();
        var ann = await SignInAsync("ann");
        await WriteAsync(ann, id, summary);
        await AskAsync(ann, id, reviewer: new() { ["user"] = IdOf("sample") });
        var reviewer = await SignInAsync("sample");
        await SignAsync(reviewer, Address(await reviewer.OpenAsync("/admin/reviews"), "/sign-off/mine/"));
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}"), [], "op=publish", "main form[aria-label]");
        Assert.Equal(summary, await LiveSummaryAsync(id));
        return id;
    }

    public static string Address(IHtmlDocument page, string start) => page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(href => href.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Imports a recipe as a person, not as the operator.</summary>
    public async Task<RecipeReport> ImportAsync(string userName, string items, OnConflict onConflict = OnConflict.Replace)
    {
        var recipe = RecipeReader.Read("""{"steps":[{"name":"content","data":[ITEMS]}]}""".Replace("ITEMS", items), "visibly-a-test.json");
        var plan = await Site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe, new RecipeOptions { Actor = await ActorAsync(userName), OnConflict = onConflict });
        return (await Site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan)).Report;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in desks)
            desk.Dispose();
        await Site.DisposeAsync();
    }
}
