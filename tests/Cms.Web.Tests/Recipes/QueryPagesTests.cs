using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>Queries of a recipe, asked at Orchard's address.</summary>
public sealed class QueryPagesTests : IAsyncLifetime
{
    private const string ByTitle = """{ "query": { "match": { "Content.ContentItem.DisplayText.Analyzed": "{{ words }}" } }, "sort": "Content.ContentItem.DisplayText" }""";

    private UserSite users = null!;
    private Browser owner = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        await users.AddAsync("olga", "Administrator");
        owner = await users.SignInAsync("olga");
        await users.Site.ImportAsync(Types, Items(Made("red sea", "2026-01-01"), Made("blue sea", "2026-02-01"), Made("hill", "2026-03-01"),
            Made("draft sea", "2026-04-01").Replace("\"Published\": true", "\"Published\": false")));
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Theory]
    [InlineData("""{ "query": { "match_all": {} } }""", "", "red sea, blue sea, hill")]
    [InlineData("""{ "query": { "term": { "Content.ContentItem.ContentType": "Note" } }, "sort": { "Content.ContentItem.CreatedUtc": { "order": "desc", "type": "String" } }, "size": 2 }""", "", "hill, blue sea")]
    [InlineData("""{ "query": { "term": { "Content.ContentItem.ContentType": { "value": "Line" } } } }""", "", "")]
    [InlineData("""{ "query": { "terms": { "Content.ContentItem.ContentItemId": [ "hill", "red-sea" ] } }, "from": 1 }""", "", "hill")]
    [InlineData("""{ "query": { "match": { "Content.ContentItem.DisplayText.Analyzed": { "query": "SEA red", "operator": "and" } } } }""", "", "red sea")]
    [InlineData("""{ "query": { "match": { "Content.ContentItem.DisplayText.Analyzed": "se" } } }""", "", "")]
    [InlineData("""{ "query": { "match_phrase": { "Content.ContentItem.DisplayText.Analyzed": "sea red" } } }""", "", "")]
    [InlineData("""{ "query": { "match_phrase": { "Content.ContentItem.DisplayText.Analyzed": "Red Sea" } } }""", "", "red sea")]
    [InlineData("""{ "query": { "bool": { "filter": [ { "match_all": {} } ], "must_not": { "term": { "Content.ContentItem.DisplayText": "hill" } } } } }""", "", "red sea, blue sea")]
    [InlineData("""{ "query": { "bool": { "should": [ { "term": { "Content.ContentItem.DisplayText": "hill" } }, { "term": { "Content.ContentItem.DisplayText": "blue sea" } } ] } } }""", "", "blue sea, hill")]
    [InlineData("""{ "query": { "range": { "Content.ContentItem.CreatedUtc": { "gte": "2026-02-01", "lt": "{{ until | default: '2026-03-01' }}" } } } }""", "", "blue sea")]
    [InlineData("""{ "query": { "range": { "Content.ContentItem.CreatedUtc": { "gt": "2026-02-01", "lte": "{{ until | default: '2026-03-01' }}" } } } }""", """{"until":"2026-05-01T00:00:00Z"}""", "hill")]
    [InlineData("""{ "query": { "match_all": {} }, "size": {{ size | default: 1 }}, "from": {{from|default:0}} }""", """{"size":2,"from":"1"}""", "blue sea, hill")]
    [InlineData("""{ "query": { "match_all": {} }, "size": {{ size | default: 1 }} }""", "", "red sea")]
    [InlineData(ByTitle, """{"words":"sea"}""", "blue sea, red sea")]
    public async Task A_query_answers_with_what_is_published(string template, string parameters, string expected)
    {
        var report = await users.Site.ImportAsync(Queries(Query("Recent", template)));
        Assert.Empty(report.Of(ReportKind.KeptVerbatim));
        Assert.Equal(expected, string.Join(", ", await TitlesAsync(owner, "Recent", parameters)));
    }

    [Fact]
    public async Task The_answer_follows_what_is_published_and_has_items_in_orchards_form()
    {
        await users.Site.ImportAsync(Queries($$"""{ "Source": "Lucene", "Name": "Sea", "Properties": { "LuceneQueryMetadata": { "Index": "Search", "Template": {{JsonValue.Create(ByTitle).ToJsonString()}}, "ReturnContentItems": true } } }"""));
        Assert.Equal(["blue sea", "red sea"], await TitlesAsync(owner, "Sea", """{"words":"sea"}"""));
        await users.Site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, "draft-sea");
        await users.Site.Services.GetRequiredService<Unpublish>().RunAsync(Actor.System, "red-sea");
        Assert.Equal(["blue sea", "draft sea"], await TitlesAsync(owner, "Sea", """{"words":"sea"}"""));

        var answer = await AskAsync(owner, "Sea", """{"words":"blue"}""");
        Assert.Equal("application/json; charset=utf-8", answer.Response.Content.Headers.ContentType!.ToString());
        var item = Assert.Single(JsonNode.Parse(answer.Text)!["items"]!.AsArray())!;
        Assert.Equal(("blue-sea", "Note", true, "blue sea"), ((string)item["ContentItemId"]!, (string)item["ContentType"]!, (bool)item["Published"]!, (string)item["TitlePart"]!["Title"]!));
    }

    [Theory]
    [InlineData("""sea" } }, "x": { "match_all": { """)]
    [InlineData("""\" } } }""")]
    [InlineData("""{{ other }}""")]
    [InlineData("\uE0000\uE001")]
    [InlineData("""' OR 1=1 --""")]
    public async Task A_value_is_a_text_and_never_a_clause(string value)
    {
        await users.Site.ImportAsync(Queries(Query("Is", """{ "query": { "term": { "Content.ContentItem.DisplayText": "{{ words }}" } }, "size": 9 }"""), Query("Bare", """{ "query": { "term": { "Content.ContentItem.DisplayText": {{ words }} } } }""")));
        var parameters = JsonSerializer.Serialize(new { words = value, other = "hill" });
        Assert.Empty(await TitlesAsync(owner, "Is", parameters));
        Assert.Empty(await TitlesAsync(owner, "Bare", parameters));
    }

    [Theory]
    [InlineData("""{"size":1001}""", "at most 1000")]
    [InlineData("""{"size":-1}""", "whole number")]
    [InlineData("""{"size":"9999999999"}""", "whole number")]
    [InlineData("""{"size":10,"from":9991}""", "10000")]
    [InlineData("""{"since":"soon"}""", "2026-01-31T00:00:00Z")]
    [InlineData("""{"size":[1]}""", "list or an object")]
    [InlineData("""[1]""", "not a JSON object")]
    [InlineData("""{"size":""", "not JSON")]
    public async Task A_bad_parameter_is_refused_with_how_to_mend_it(string parameters, string words)
    {
        await users.Site.ImportAsync(Queries(Query("Recent", """{ "query": { "range": { "Content.ContentItem.CreatedUtc": { "gte": "{{ since | default: '2026-01-01' }}" } } }, "size": {{ size | default: 5 }}, "from": {{ from | default: 0 }} }"""), Query("Sea", ByTitle)));
        var answer = await AskAsync(owner, "Recent", parameters);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.Status, answer.Response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(words, (string)JsonNode.Parse(answer.Text)!["detail"]!);
        var missing = await AskAsync(owner, "Sea", "");
        Assert.Equal(HttpStatusCode.BadRequest, missing.Status);
        Assert.Contains("'words'", (string)JsonNode.Parse(missing.Text)!["detail"]!);
    }

    [Theory]
    [InlineData("""{ "query": { "wildcard": { "Content.ContentItem.DisplayText": "x*" } } }""", "“wildcard”")]
    [InlineData("""{ "query": { "match": { "Content.ContentItem.FullText": "x" } } }""", "“Content.ContentItem.FullText”")]
    [InlineData("""{ "query": { "match_all": {} }, "aggs": {} }""", "“aggs”")]
    [InlineData("""{ "query": { "match_all": {} }, "size": 20000 }""", "20000")]
    [InlineData("""{% if x %}{ "query": { "match_all": {} } }{% endif %}""", "Liquid")]
    [InlineData("""{ "query": { "term": { "Content.ContentItem.Owner": "{{ Request.Query.x }}" } } }""", "Request.Query.x")]
    [InlineData("""{ "query": { "{{ kind }}": { } } }""", "“{{ kind }}”")]
    [InlineData("""{ "query": { "range": { "Content.ContentItem.CreatedUtc": { "gte": "now-7d" } } } }""", "“now-7d”")]
    [InlineData("not json", "not JSON")]
    public async Task What_is_outside_the_subset_is_kept_and_the_report_and_the_address_say_why(string template, string words)
    {
        var report = await users.Site.ImportAsync(Queries(Query("Odd", template)));
        var kept = Assert.Single(report.Of(ReportKind.KeptVerbatim));
        Assert.Equal("query Odd", kept.What);
        Assert.Contains(words, kept.Detail);
        var answer = await AskAsync(owner, "Odd", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, (string)JsonNode.Parse(answer.Text)!["detail"]!);
    }

    [Fact]
    public async Task Only_people_who_may_run_a_query_are_answered()
    {
        await users.Site.ImportAsync(Queries(Query("Recent", """{ "query": { "match_all": {} } }"""), Query("Other", """{ "query": { "match_all": {} } }"""), """{ "Source": "Sql", "Name": "All", "Template": "SELECT 1", "ReturnContentItems": true }"""),
            """{ "name": "Roles", "Roles": [ { "Name": "One", "Permissions": [ "ExecuteApi_Recent" ] }, { "Name": "Every", "Permissions": [ "ExecuteApiAll" ] }, { "Name": "None", "Permissions": [ "AccessAdminPanel" ] } ] }""");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(users.Site.Browse(), "Recent", "")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(users.Site.Browse(), "Nothing", "")).Status);
        foreach (var (role, one, other, nothing) in new[] { ("One", 200, 403, 403), ("Every", 200, 200, 404), ("None", 403, 403, 403) })
        {
            await users.AddAsync(role.ToLowerInvariant(), role);
            var person = await users.SignInAsync(role.ToLowerInvariant());
            Assert.Equal((one, other, nothing), ((int)(await AskAsync(person, "Recent", "")).Status, (int)(await AskAsync(person, "Other", "")).Status, (int)(await AskAsync(person, "Nothing", "")).Status));
        }
        var sql = await AskAsync(owner, "All", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sql.Status);
        Assert.Contains("no SQL", sql.Text);
    }

    private static string Made(string title, string day) =>
        Note(title.Replace(' ', '-'), title.Replace(' ', '-'), $", \"CreatedUtc\": \"{day}T00:00:00Z\"").Replace($"\"DisplayText\": \"{title.Replace(' ', '-')}\"", $"\"DisplayText\": \"{title}\"").Replace($"\"Title\": \"{title.Replace(' ', '-')}\"", $"\"Title\": \"{title}\"");

    private static string Queries(params string[] queries) => $$"""{ "name": "queries", "Queries": [ {{string.Join(", ", queries)}} ] }""";

    private static string Query(string name, string template) => $$"""{ "Source": "Lucene", "Name": "{{name}}", "Index": "Search", "Template": {{JsonValue.Create(template).ToJsonString()}}, "Schema": "", "ReturnContentItems": true }""";

    private static Task<Page> AskAsync(Browser browser, string name, string parameters) => browser.GetAsync($"/api/queries/{name}{(parameters.Length > 0 ? $"?parameters={Uri.EscapeDataString(parameters)}" : "")}");

    private static async Task<List<string>> TitlesAsync(Browser browser, string name, string parameters)
    {
        var answer = await AskAsync(browser, name, parameters);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Text);
        return [.. JsonNode.Parse(answer.Text)!["items"]!.AsArray().Select(item => (string)item!["DisplayText"]!)];
    }
}
