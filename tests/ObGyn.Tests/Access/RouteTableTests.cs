using System.Net;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Users.People;
using Dapper;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Access;

/// <summary>Every route of the desk as a visitor and as each role, on a page of somebody else: who may not is refused, and nothing is written.</summary>
public sealed class RouteTableTests : IAsyncLifetime
{
    private const string Password = "visibly-a-test-4-obgyn-desk";
    private static readonly string[] Roles = ["", "Moderator", "Contributor", "Author", "Clinical reviewer", "Editor", "Administrator"];

    private static readonly Dictionary<Needs, string[]> May = new()
    {
        [Needs.Desk] = ["Moderator", "Contributor", "Author", "Clinical reviewer", "Editor", "Administrator"],
        [Needs.Edit] = ["Editor", "Administrator"],
        [Needs.Publish] = ["Editor", "Administrator"],
        [Needs.Delete] = ["Editor", "Administrator"],
        [Needs.Settings] = ["Administrator"],
        [Needs.Users] = ["Administrator"],
        [Needs.Packages] = ["Administrator"],
        [Needs.SignedIn] = Roles,
    };

    private TestSite site = null!;
    private int made;

    public async Task InitializeAsync() => site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public void Every_route_says_whom_it_is_for()
    {
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {endpoint.RoutePattern.RawText}")).Order();
        Assert.Equal(routes, RouteTable.All.Select(route => route.ToString()).Order());
    }

    [Fact]
    public async Task Who_may_not_is_refused_in_words_and_nothing_is_written()
    {
        var problems = new List<string>();
        foreach (var role in Roles.Prepend("a visitor"))
        {
            using var person = new Visitor(site.Address);
            if (role != "a visitor")
                await person.SignInAsync(await UserAsync($"who-is-{role}", role), Password);
            foreach (var route in RouteTable.All.Where(route => !route.Template.EndsWith("sign-out", StringComparison.Ordinal)))
            {
                // A wrong password is answered slowly, and is the same for every role.
                if (route.Method == "POST" && route.Template.StartsWith("account/", StringComparison.Ordinal) && role is not ("a visitor" or "" or "Editor"))
                    continue;
                var (url, form) = await FillAsync(route);
                var before = await FingerprintAsync();
                var answer = await person.SendAsync(route.Method, url, form);
                var isVisitor = role == "a visitor";
                var may = route.Needs is Needs.Nothing || !isVisitor && (route.Needs is Needs.Own ? May[Needs.Desk].Contains(role) : May[route.Needs].Contains(role));
                if (answer.Status is HttpStatusCode.InternalServerError or HttpStatusCode.BadRequest && may)
                    problems.Add($"{role}: {route} answers {(int)answer.Status}");
                if (may && answer.IsRefusal && route.Needs is not Needs.Own)
                    problems.Add($"{role} may, and is refused: {route} ({(int)answer.Status} {answer.Words})");
                if (!may && !answer.IsRefusal && answer.Status is not HttpStatusCode.NotFound)
                    problems.Add($"{role} may not, and is not refused: {route} ({(int)answer.Status} {answer.Words})");
                if ((!may || route.Needs is Needs.Own) && before != await FingerprintAsync())
                    problems.Add($"{role} may not, and something was written: {route}");
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task A_form_that_is_forged_or_another_persons_is_refused_everywhere_and_writes_nothing()
    {
        using var owner = new Visitor(site.Address);
        await owner.SignInAsync(await UserAsync("owner", "Administrator"), Password);
        using var other = new Visitor(site.Address);
        await other.SignInAsync(await UserAsync("other", "Administrator"), Password);
        var problems = new List<string>();
        foreach (var route in RouteTable.All.Where(route => route.Method == "POST"))
        {
            var (url, form) = await FillAsync(route);
            var before = await FingerprintAsync();
            foreach (var (kind, token) in (IEnumerable<(string, string?)>)[("without a token", null), ("with a token that was made up", "CfDJ8" + new string('A', 150)), ("with another person's token", other.Token)])
            {
                var answer = await owner.SendAsync("POST", url, form, token, own: false);
                if (answer.Status is not HttpStatusCode.BadRequest)
                    problems.Add($"{kind}: {route} answers {(int)answer.Status}");
            }
            if (before != await FingerprintAsync())
                problems.Add($"written by a forged form: {route}");
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>A route's address and form, with a page that somebody else just wrote, published and planned.</summary>
    private async Task<(string Url, Dictionary<string, string> Form)> FillAsync(Route route)
    {
        var sample = route.Sample;
        if (sample.Contains("{page}", StringComparison.Ordinal) || sample.Contains("{plan}", StringComparison.Ordinal))
        {
            var wes = new Actor("wes-id", "wes", new HashSet<string> { "SiteOwner" });
            var (save, publish, schedule) = (site.Services.GetRequiredService<SaveDraft>(), site.Services.GetRequiredService<Publish>(), site.Services.GetRequiredService<Schedule>());
            var page = await save.RunAsync(wes, new DraftInput(null, "NewsArticle", ContentJson.ParseObject($$$"""{"TitlePart":{"Title":"Visibly a test {{{++made}}}"},"NewsArticle":{"Summary":{"Text":"A test."},"Date":{"Value":"2026-11-26T00:00:00Z"} } }"""), null));
            await publish.RunAsync(wes, page.ContentItemId);
            var plan = await schedule.UnpublishAtAsync(wes, page.ContentItemId, DateTime.UtcNow.AddYears(30), "America/Los_Angeles");
            sample = sample.Replace("{page}", page.ContentItemId).Replace("{plan}", plan).Replace("{version}", page.ContentItemVersionId);
        }
        if (sample.Contains("{user}", StringComparison.Ordinal))
            sample = sample.Replace("{user}", await UserIdAsync($"somebody-{++made}"));
        sample = sample.Replace("{new}", $"new-{++made}").Replace("{home}", await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients"));
        var query = sample.StartsWith('?') ? sample : "";
        var form = query.Length > 0 ? [] : sample.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var url = "/" + route.Template;
        foreach (var name in form.Keys.Where(name => url.Contains($"{{{name}}}", StringComparison.Ordinal)).ToList())
        {
            url = url.Replace($"{{{name}}}", form[name]);
            form.Remove(name);
        }
        return (url + query, form);
    }

    // What a refused request must not change: the record, the feed, versions, copies, plans, people, preferences, links, mails.
    private async Task<string> FingerprintAsync()
    {
        await using var connection = await site.Services.GetRequiredService<Database>().OpenAsync();
        var counts = new List<string>();
        foreach (var table in (string[])["audit", "content_versions", "working_copies", "schedules", "users", "user_roles", "password_links", "desk_preferences", "preview_links", "outbox", "user_tokens"])
            counts.Add($"{table} {await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}")}");
        counts.Add($"feed {await connection.ExecuteScalarAsync<long>("SELECT sequence FROM feed_counter")}");
        counts.Add(string.Join(' ', await connection.QueryAsync<string>("SELECT user_name || is_enabled || two_factor_enabled FROM users ORDER BY id")));
        return string.Join('\n', counts);
    }

    private async Task<string> UserAsync(string name, string role)
    {
        var login = name.ToLowerInvariant().Replace(' ', '-');
        var id = await UserIdAsync(login, role.Length > 0 ? [role] : []);
        var path = (await site.Services.GetRequiredService<Database>().WriteAsync(session => site.Services.GetRequiredService<PasswordLinks>().CreateAsync(session, id))).Item1;
        using var desk = new Desk(site.Address);
        await desk.SendAsync(await desk.OpenAsync(path), new() { ["password"] = Password });
        return login;
    }

    private async Task<string> UserIdAsync(string login, params string[] roles) =>
        (await site.Services.GetRequiredService<Database>().WriteAsync(session => site.Services.GetRequiredService<UserDirectory>().CreateAsync(session, new NewUser(login, login, null) { RoleNames = roles }))).Item1;
}
