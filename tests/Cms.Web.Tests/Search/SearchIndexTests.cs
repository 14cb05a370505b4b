using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Tests.Library;

namespace Cms.Web.Tests.Search;

public sealed class SearchIndexTests
{
    [Fact]
    public async Task A_page_is_found_by_every_kind_of_its_words()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Gardens of Lisbon", "Where to walk.", "<p>Jacaranda trees bloom in <em>May</em>.</p>", "Opening hours", ["Green Lisbon", "Lisbon outdoors"]));
        await library.FollowAsync();
        foreach (var words in new[] { "gardens", "garden", "LISBÓN", "green lisbon", "walking", "jacaranda bloom", "opening hour", "jacar", "what are the gardens of lisbon" })
            Assert.Equal(["Gardens of Lisbon"], library.Titles(words));
    }

    [Fact]
    public async Task Titles_weigh_more_than_other_names_headings_summaries_and_text()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Fifth", body: "<p>About salt and the sea and so on.</p>"));
        await library.Desk.PublishAsync("Book", Books.Book("Fourth", summary: "About salt and the sea."));
        await library.Desk.PublishAsync("Book", Books.Book("Third", heading: "About salt and the sea"));
        await library.Desk.PublishAsync("Book", Books.Book("Second", alsoCalled: ["About salt and the sea"]));
        await library.Desk.PublishAsync("Book", Books.Book("About salt and the sea"));
        await library.FollowAsync();
        Assert.Equal(["About salt and the sea", "Second", "Third", "Fourth", "Fifth"], library.Titles("salt"));
    }

    [Fact]
    public async Task A_page_called_exactly_so_stands_first_then_one_that_is_also_called_so()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Salt, salt, salt", "Salt.", "<p>Salt salt salt salt</p>", "Salt"));
        await library.Desk.PublishAsync("Book", Books.Book("Sodium chloride", alsoCalled: ["Common salt", "Salt!"]));
        await library.Desk.PublishAsync("Book", Books.Book("Salt", body: $"<p>{string.Join(' ', Enumerable.Repeat("filler", 500))}</p>"));
        await library.FollowAsync();
        var hits = library.Find("salt").Hits;
        Assert.Equal(["Salt", "Sodium chloride", "Salt, salt, salt"], hits.Select(hit => hit.Title));
        Assert.Equal([true, true, false], hits.Select(hit => hit.IsBest));
        Assert.Equal("Salt!", hits[1].Alias);
        Assert.Equal(["Salt", "Sodium chloride"], library.Find("What is salt?").Hits.Where(hit => hit.IsBest).Select(hit => hit.Title));
    }

    [Fact]
    public async Task What_only_staff_see_is_not_found()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        var book = Books.Book("Tides");
        book["ReviewPart"] = new System.Text.Json.Nodes.JsonObject { ["Note"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "secretreview" } };
        book["Book"]!["ShelfMark"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "secretmark" };
        await library.Desk.PublishAsync("Book", book);
        await library.Desk.SaveAsync("Book", Books.Book("Secretdraft"));
        await library.Desk.PublishAsync("Note", Books.Shelf("Secretnote"));
        await library.FollowAsync();
        foreach (var words in new[] { "secretreview", "secretmark", "secretdraft", "secretnote" })
            Assert.Empty(library.Titles(words));
        Assert.DoesNotContain(library.Rows(), row => row.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_that_a_module_leaves_out_disappears_at_once()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        var book = await library.Desk.PublishAsync("Book", Books.Book("Almanac 1950"));
        await library.FollowAsync();
        Assert.Single(library.Titles("almanac"));
        var content = book.ToContentObject();
        content["Book"]!["Withdrawn"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = true };
        await library.Desk.PublishAsync("Book", content, id: book.ContentItemId);
        await library.FollowAsync();
        Assert.Empty(library.Titles("almanac"));
    }

    [Fact]
    public async Task A_page_below_a_renamed_or_moved_page_shows_where_it_stands_now()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        var top = await library.Desk.PublishAsync("Shelf", Books.Shelf("Nature"));
        var shelf = await library.Desk.PublishAsync("Shelf", Books.Shelf("Rivers"), top.ContentItemId);
        await library.Desk.PublishAsync("Book", Books.Book("Danube"), shelf.ContentItemId);
        await library.FollowAsync();
        var hit = Assert.Single(library.Find("danube").Hits);
        Assert.Equal(["Nature", "Rivers"], hit.Parents);
        Assert.Equal("/nature/rivers/danube", hit.Url);

        await library.Desk.PublishAsync("Shelf", Books.Shelf("Wild nature"), id: top.ContentItemId);
        await library.FollowAsync();
        Assert.Equal(["Wild nature", "Rivers"], Assert.Single(library.Find("danube").Hits).Parents);

        await library.Move.RunAsync(Books.Librarian, shelf.ContentItemId, null);
        await library.FollowAsync();
        hit = Assert.Single(library.Find("danube").Hits);
        Assert.Equal(["Rivers"], hit.Parents);
        Assert.Equal("/rivers/danube", hit.Url);

        await library.Unpublish.RunAsync(Books.Librarian, shelf.ContentItemId);
        await library.FollowAsync();
        Assert.Empty(Assert.Single(library.Find("danube").Hits).Parents);
    }

    [Fact]
    public async Task Snippets_mark_the_words_where_they_stand()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Bees", "A short book.", $"<p>{string.Join(' ', Enumerable.Repeat("filler", 100))} The <b>queen</b>s lay eggs &lt;b&gt; each spring.</p>"));
        await library.FollowAsync();
        var snippet = Assert.Single(library.Find("queen spring").Hits).Snippet;
        Assert.Equal(["queens", "spring"], snippet.Runs.Where(run => run.IsMarked).Select(run => run.Text));
        Assert.Contains("<b>", snippet.ToString());
        Assert.Equal("A short book.", Assert.Single(library.Find("bees").Hits).Snippet.ToString());
    }

    [Fact]
    public async Task Lines_of_a_list_are_told_apart_in_a_snippet()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Garden", body: "<p>You need:</p><ul><li>a spade</li><li>good <b>gloves</b></li><li>water.</li></ul><p>And time.</p>"));
        await library.FollowAsync();
        Assert.Equal("You need: a spade; good gloves; water. And time.", Assert.Single(library.Find("gloves").Hits).Snippet.ToString());
    }

    [Fact]
    public async Task Labels_are_not_found_and_codes_are_found_but_not_quoted()
    {
        var options = new SearchOptions();
        options.InternalFields.Add("Labels");
        await using var library = await IndexedLibrary.CreateAsync(options);
        await library.DefineAsync("""{"ContentParts":[{"Name":"Book","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Labels"},{"FieldName":"TextField","Name":"Codes"}]}]}""");
        var book = Books.Book("Atlas", "Maps of rivers.");
        book["Book"]!["Labels"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "compass" };
        book["Book"]!["Codes"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "DDC 912" };
        await library.Desk.PublishAsync("Book", book);
        await library.FollowAsync();
        Assert.Empty(library.Titles("compass"));
        Assert.Equal("Maps of rivers.", Assert.Single(library.Find("912").Hits).Snippet.ToString());
        Assert.Equal(FeedPosition.Nowhere, await library.Open(new SearchOptions()).Reader.PositionAsync());
    }

    [Fact]
    public async Task The_last_word_may_be_the_beginning_of_one_even_beyond_its_stem()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Competent gardeners"));
        await library.FollowAsync();
        foreach (var words in new[] { "c", "com", "competen", "competent gardener", "gardeners compet" })
            Assert.Equal(SearchMatch.All, library.Find(words).Match);
        foreach (var words in new[] { "garde competent", "competent g" })
            Assert.Equal(SearchMatch.Some, library.Find(words).Match);
    }

    [Fact]
    public async Task A_mistyped_word_is_corrected_and_the_way_back_is_open()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Endangered orchids"));
        await library.FollowAsync();
        var found = library.Find("endangred orhcids");
        Assert.Equal((SearchMatch.Corrected, "endangered orchids"), (found.Match, found.Corrected));
        Assert.Equal(["Endangered orchids"], found.Hits.Select(hit => hit.Title));
        Assert.Equal(SearchMatch.None, library.Find("endangred orhcids", asTyped: true).Match);
    }

    [Fact]
    public async Task When_no_page_has_all_words_pages_with_some_are_shown_and_said_to_be_so()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Roses"));
        await library.Desk.PublishAsync("Book", Books.Book("Tulips"));
        await library.FollowAsync();
        var found = library.Find("roses tulips");
        Assert.Equal(SearchMatch.Some, found.Match);
        Assert.Equal(2, found.Total);
        Assert.Equal(SearchResults.Nothing, library.Find("zzzzzzzz"));
    }

    [Fact]
    public async Task Kinds_are_counted_and_results_paged()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        for (var number = 1; number <= 23; number++)
            await library.Desk.PublishAsync("Book", Books.Book($"Atlas {number}"));
        await library.Desk.PublishAsync("Shelf", Books.Shelf("Atlases"));
        await library.FollowAsync();
        var all = library.Find("atlas");
        Assert.Equal([("Books", 23), ("Shelves", 1)], all.Kinds.Select(entry => (entry.Kind.Label, entry.Count)));
        Assert.Equal((24, 3, 10), (all.Total, all.PageCount, all.Hits.Count));
        var books = library.Find("atlas", "books", 3);
        Assert.Equal((24, 3, 3), (books.Total, books.PageCount, books.Hits.Count));
        var seen = Enumerable.Range(1, 3).SelectMany(page => library.Find("atlas", null, page).Hits).Select(hit => hit.ItemId).ToList();
        Assert.Equal(24, seen.Distinct().Count());
        Assert.Empty(library.Find("atlas", null, int.MaxValue).Hits);
    }

    [Fact]
    public async Task The_index_can_be_thrown_away_damaged_or_left_by_another_program()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        await library.Desk.PublishAsync("Book", Books.Book("Maps"));
        await library.FollowAsync();
        var rows = library.Rows();

        File.Delete(Path.Combine(library.Folder, "search.db"));
        Assert.Equal(FeedPosition.Nowhere, await library.Reader.PositionAsync());
        await library.FollowAsync();
        Assert.Equal(rows, library.Rows());

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(Path.Combine(library.Folder, "search.db"), [.. Enumerable.Repeat((byte)7, 9000)]);
        await library.FollowAsync();
        Assert.Equal(rows, library.Rows());

        var other = new SearchOptions();
        other.InternalParts.Add("Book");
        Assert.Equal(FeedPosition.Nowhere, await library.Open(other).Reader.PositionAsync());
        Assert.NotEqual(FeedPosition.Nowhere, await library.Reader.PositionAsync());
    }

    [Fact]
    public async Task A_changed_definition_is_read_again()
    {
        await using var library = await IndexedLibrary.CreateAsync();
        var book = Books.Book("Tides");
        book["Book"]!["Author"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "Karahisarli" };
        await library.Desk.PublishAsync("Book", book);
        await library.FollowAsync();
        Assert.Empty(library.Titles("karahisarli"));
        await library.DefineAsync("""{"ContentParts":[{"Name":"Book","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Author"}]}]}""");
        await library.FollowAsync();
        Assert.Equal(["Tides"], library.Titles("karahisarli"));
    }
}
