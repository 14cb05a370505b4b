using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Display;

/// <summary>A type that only a recipe defines lists what stands under it, in stretches and in the order that its definition says.</summary>
public sealed class ChildListTests
{
    private const string Definitions =
        """
        {"ContentTypes":[
          {"Name":"Catalog","DisplayName":"Catalog","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},
            {"PartName":"ListPart","Name":"ListPart","Settings":{"ListPartSettings":{"PageSize":2,"EnableOrdering":true,"ContainedContentTypes":["Book"]}}}]},
          {"Name":"NewBooks","DisplayName":"New books","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},
            {"PartName":"ListPart","Name":"ListPart","Settings":{"ListPartSettings":{"PageSize":2}}}]}]}
        """;

    [Fact]
    public async Task It_shows_the_contained_types_in_the_order_of_the_tree_one_stretch_at_a_time()
    {
        await using var library = await StartAsync();
        var catalog = await library.PublishAsync("Catalog", Books.Shelf("Catalog"));
        foreach (var title in (string[])["One", "Two", "Three"])
            await library.PublishAsync("Book", Books.Book(title), catalog.ContentItemId);
        await library.PublishAsync("Shelf", Books.Shelf("Not listed"), catalog.ContentItemId);
        var visitor = library.Site.Browse();
        var first = await visitor.GetAsync("/catalog");
        Assert.Equal(["One", "Two"], Titles(first));
        Assert.Equal("/catalog?pagenum=2", first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        var second = await visitor.GetAsync("/catalog?pagenum=2");
        Assert.Equal(["Three"], Titles(second));
        Assert.Equal("/catalog", second.Html.QuerySelector("a[rel=prev]")!.GetAttribute("href"));

        var three = (await library.Site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "catalog/three"))!;
        var (_, position) = await library.Site.Services.GetRequiredService<MoveItem>().RunAsync(Books.Librarian, three, catalog.ContentItemId, 0);
        await library.Site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30));
        Assert.Equal(["Three", "One"], Titles(await visitor.GetAsync("/catalog")));
    }

    [Fact]
    public async Task Without_an_order_of_its_own_the_newest_comes_first()
    {
        await using var library = await StartAsync();
        var list = await library.PublishAsync("NewBooks", Books.Shelf("New books"));
        foreach (var title in (string[])["Old", "Middle", "New"])
            await library.PublishAsync("Book", Books.Book(title), list.ContentItemId);
        Assert.Equal(["New", "Middle"], Titles(await library.Site.Browse().GetAsync("/new-books")));
    }

    private static async Task<LibrarySite> StartAsync()
    {
        var library = await LibrarySite.StartAsync();
        await library.WriteAsync(session => DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Definitions)));
        return library;
    }

    private static IEnumerable<string> Titles(Page page) => page.Html.QuerySelectorAll("main li a").Select(link => link.TextContent);
}
