using System.Net;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Web.Tests.Library;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Tests.Search;

/// <summary>What is named while somebody types, asked as the search field asks.</summary>
public sealed class SuggestTests
{
    [Fact]
    public async Task A_page_is_named_by_its_title_with_the_typed_letters_and_where_it_stands()
    {
        await using var library = await LibrarySite.StartAsync();
        var shelf = await library.PublishAsync("Shelf", Books.Shelf("Nature"));
        await library.PublishAsync("Book", Books.Book("Tidés & currents"), shelf.ContentItemId);
        var expected = """{"groups":[{"label":"Pages","pages":[{"url":"/nature/tides-and-currents","title":[{"text":"Tidé","typed":true},{"text":"s & "},{"text":"cur","typed":true},{"text":"rents"}],"parent":"Nature"}]}]}""";
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), (await AskAsync(library, "tide cur")).ToJsonString());
    }

    [Theory]
    [InlineData("ebb", "[Ebb] and flow")]
    [InlineData("flow eb", "[Eb]b and [flow]")]
    [InlineData("moon", null)]
    [InlineData("tid", null)]
    public async Task Another_name_is_told_when_it_is_what_was_typed(string typed, string? alias)
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides", "The moon pulls.", alsoCalled: ["High water", "Ebb and flow"]));
        var page = Assert.Single(Pages(await AskAsync(library, typed)));
        Assert.Equal("/tides", (string?)page["url"]);
        Assert.Equal(alias, page["alias"] is { } runs ? Marked(runs) : null);
    }

    [Fact]
    public async Task Names_come_before_words_in_the_text_which_help_while_no_name_fits_and_mistyped_words_are_corrected()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Water birds", body: "<p>Lakes and rivers.</p>"));
        await library.PublishAsync("Book", Books.Book("Salt", body: "<p>Out of water from the sea.</p>"));
        await library.PublishAsync("Book", Books.Book("Oceans", alsoCalled: ["Waters of the earth"]));
        await library.PublishAsync("Book", Books.Book("Fresh water"));
        Assert.Equal(["Water birds", "Oceans", "Fresh water"], Titles(await AskAsync(library, "water")));
        Assert.Equal(["Salt"], Titles(await AskAsync(library, "water sea")));
        Assert.Equal(["Oceans"], Titles(await AskAsync(library, "ocaens")));
        Assert.Equal(["[Oceans]"], Pages(await AskAsync(library, "ocaens")).Select(page => Marked(page["title"]!)));
        Assert.Empty(Titles(await AskAsync(library, "nothinglikethis")));
        // The next word has only begun.
        Assert.Equal(["Water birds", "Oceans", "Fresh water"], Titles(await AskAsync(library, "water z")));
    }

    [Fact]
    public async Task What_is_not_public_is_not_named()
    {
        await using var library = await LibrarySite.StartAsync();
        var book = Books.Book("Atlas", alsoCalled: ["Maps"]);
        book["Book"]!["ShelfMark"] = new JsonObject { ["Text"] = "secretmark" };
        var published = await library.PublishAsync("Book", book);
        await library.Desk.SaveAsync("Book", Books.Book("Secretdraft"));
        await library.Desk.SaveAsync("Book", Books.Book("Secretchange", alsoCalled: ["Secretname"]), id: published.ContentItemId);
        await library.PublishAsync("Note", Books.Shelf("Secretnote"));
        // Left in the index by a page that has just been taken off.
        await using (var connection = Index(library))
            await connection.ExecuteAsync("INSERT INTO pages SELECT NULL, 'gone', culture, content_type, 'atlas', alias_keys, url, parents, 'Atlas of secrets', aliases, headings, summary, body FROM pages");
        Assert.Equal(["Atlas"], Titles(await AskAsync(library, "atlas")));
        foreach (var words in (string[])["secret", "secretmark", "secretdraft", "secretchange", "secretname", "secretnote"])
            Assert.Empty(Titles(await AskAsync(library, words)));
    }

    [Fact]
    public async Task Whatever_is_asked_is_answered_with_a_list()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        foreach (var query in (string[])
        [
            "", "?q=", "?q=t", "?q=%20t%20-", "?q=%00%01", "?q=%22%27)(*%5E-", "?q=OR+AND+NEAR(", "?q=%FF%FE%C0", "?q=zz&q=xx", "?q=%3Cscript%3Ealert(1)%3C/script%3E",
            "?q=title:x+%7Ba%7D", "?q=%F0%9F%98%80%F0%9F%98%80", "?q=%D9%85%D9%8E", "?q=%ED%A0%80ti", "?q=%2525", $"?q={new string('x', 20_000)}",
        ])
        {
            using var answer = await library.Client().GetAsync("/search/suggest" + query);
            Assert.Equal((query, HttpStatusCode.OK), (query, answer.StatusCode));
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal((query, 0), (query, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["groups"]!.AsArray().Count));
        }
        Assert.False((await library.Client().PostAsync("/search/suggest?q=tides", null)).IsSuccessStatusCode);
        var head = await library.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/search/suggest?q=tides"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task An_odd_title_is_answered_as_text()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("<b>Tides</b> \"& 'more"));
        Assert.DoesNotContain("<b>", await TextAsync(library, "tides"));
        Assert.Equal("<b>[Tides]</b> \"& 'more", Marked(Assert.Single(Pages(await AskAsync(library, "tides")))["title"]!));
    }

    [Fact]
    public async Task No_kind_fills_the_list()
    {
        await using var library = await LibrarySite.StartAsync();
        for (var number = 1; number <= 9; number++)
            await library.PublishAsync("Book", Books.Book($"Atlas {number}"));
        Assert.Equal(5, Titles(await AskAsync(library, "atlas")).Count);
    }

    [Fact]
    public async Task The_words_are_kept_by_nobody_but_the_browser_for_a_minute_and_never_logged()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        using (var answer = await library.Client().GetAsync("/search/suggest?q=veryprivate"))
        {
            Assert.Equal((true, false, TimeSpan.FromMinutes(1)), (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.Public, answer.Headers.CacheControl.MaxAge));
            Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag"));
        }
        await using (var connection = Index(library))
            await connection.ExecuteAsync("DROP TABLE words");
        using (var answer = await library.Client().GetAsync("/search/suggest?q=veryprivate"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
        Assert.Contains(library.Logged, line => line.Contains("Suggestions could not be made", StringComparison.Ordinal));
        Assert.DoesNotContain(library.Logged, line => line.Contains("veryprivate", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_the_feature_nothing_is_suggested()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        await library.WriteAsync(session => SiteDocumentWrites.SetDocumentAsync(session, "features", "Cms.Search", new JsonObject { ["enabled"] = false }));
        using var answer = await library.Client().GetAsync("/search/suggest?q=tides");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<string> TextAsync(LibrarySite library, string typed) => library.Client().GetStringAsync($"/search/suggest?q={Uri.EscapeDataString(typed)}");

    private static async Task<JsonNode> AskAsync(LibrarySite library, string typed) => JsonNode.Parse(await TextAsync(library, typed))!;

    private static List<JsonNode> Pages(JsonNode answer) => [.. answer["groups"]!.AsArray().SelectMany(group => group!["pages"]!.AsArray()).Select(page => page!)];

    private static List<string> Titles(JsonNode answer) => [.. Pages(answer).Select(page => string.Concat(page["title"]!.AsArray().Select(run => (string?)run!["text"])))];

    private static string Marked(JsonNode runs) => string.Concat(runs.AsArray().Select(run => (bool?)run!["typed"] == true ? $"[{run["text"]}]" : (string?)run["text"]));

    private static SqliteConnection Index(LibrarySite library) => new($"Data Source={Path.Combine(library.Site.DataPath, "search.db")}");
}
