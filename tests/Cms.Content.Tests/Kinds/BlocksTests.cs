using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Content.Tests.Kinds;

public class BlocksTests
{
    [Fact]
    public void A_block_is_added_at_the_end_with_its_defaults()
    {
        var json = ContentJson.ParseObject(Garden.Apply("Page", Garden.TwoSections, "add:Sections:Section", out var next));
        var added = json["Sections"]!["ContentItems"]![2]!;
        Assert.Equal($"Sections[{added["ContentItemId"]}]", next);
        Assert.Equal("New section", added["Section"]!["Heading"]!["Text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("add:Sections:Note")]
    [InlineData("add:Sections:Nonsense")]
    [InlineData("add:Nowhere:Section")]
    [InlineData("add:TitlePart:Section")]
    [InlineData("add:Sections[gone].FlowPart:Note")]
    [InlineData("add:Sections:")]
    [InlineData("add:Sections")]
    [InlineData("up:Sections:s1")]
    [InlineData("down:Sections:s2")]
    [InlineData("remove:Sections:gone")]
    [InlineData("copy:Sections:gone")]
    [InlineData("explode:Sections:s1")]
    [InlineData("up:Sections.Zone.More:s1")]
    [InlineData("up:Sections.ContentItems:s9")]
    [InlineData("remove::s1")]
    [InlineData("")]
    [InlineData("::::")]
    public void A_button_that_cannot_be_done_changes_nothing(string op)
    {
        Assert.Equal(Garden.TwoSections, Garden.Apply("Page", Garden.TwoSections, op, out var next));
        Assert.Null(next);
    }

    [Fact]
    public void The_first_block_of_a_list_can_be_added()
    {
        Assert.Contains("\"Sections\":{\"ContentItems\":[{", Garden.Apply("Page", "{}", "add:Sections:Section", out _), StringComparison.Ordinal);
        Assert.Contains("\"FlowPart\":{\"Widgets\":[{", Garden.Apply("Page", "{}", "add:FlowPart:Note", out _), StringComparison.Ordinal);
        Assert.Contains("\"WidgetsListPart\":{\"Widgets\":{\"Aside\":[{", Garden.Apply("Page", "{}", "add:WidgetsListPart.Aside:Note", out var next), StringComparison.Ordinal);
        Assert.StartsWith("WidgetsListPart[", next, StringComparison.Ordinal);
        Assert.Contains("\"MenuItemsListPart\":{\"MenuItems\":[{", Garden.Apply("Menu", "{}", "add:MenuItemsListPart:LinkMenuItem", out _), StringComparison.Ordinal);
        Assert.Contains("\"Terms\":[{", Garden.Apply("Taxonomy", """{"TaxonomyPart":{"TermContentType":"Tag"}}""", "add:TaxonomyPart:Tag", out _), StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_term_is_added_below_its_parent()
    {
        const string Terms = """{"TaxonomyPart":{"TermContentType":"Tag","Terms":[{"ContentItemId":"a","ContentType":"Tag","TermPart":{}}]}}""";
        Assert.Contains("\"TermPart\":{},\"Terms\":[{", Garden.Apply("Taxonomy", Terms, "add:TaxonomyPart[a].Terms:Tag", out var next), StringComparison.Ordinal);
        Assert.StartsWith("TaxonomyPart[a].Terms[", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up:Sections:s2", "s2,s1")]
    [InlineData("down:Sections:s1", "s2,s1")]
    [InlineData("remove:Sections:s1", "s2")]
    public void A_block_moves_or_goes_with_its_button(string op, string order)
    {
        var json = ContentJson.ParseObject(Garden.Apply("Page", Garden.TwoSections, op, out var next));
        Assert.Equal(order, string.Join(',', Garden.Ids(json["Sections"]!["ContentItems"])));
        Assert.Equal(op.StartsWith("remove", StringComparison.Ordinal) ? "Sections" : $"Sections[{op[^2..]}]", next);
    }

    [Fact]
    public void A_copy_stands_behind_its_original_and_has_new_ids_throughout()
    {
        const string Row = """{"Sections":{"ContentItems":[{"ContentItemId":"r1","ContentType":"Row","DisplayText":"Row","FlowPart":{"Widgets":[{"ContentItemId":"w1","ContentType":"Note","Pick":{"ContentItemIds":["w1"]}}]}},{"ContentItemId":"s2","ContentType":"Section"}]}}""";
        var json = ContentJson.ParseObject(Garden.Apply("Page", Row, "copy:Sections:r1", out var next));
        var list = json["Sections"]!["ContentItems"]!.AsArray();
        Assert.Equal(["r1", list[1]!["ContentItemId"]!.GetValue<string>(), "s2"], Garden.Ids(list));
        Assert.Equal($"Sections[{list[1]!["ContentItemId"]}]", next);
        var inner = list[1]!["FlowPart"]!["Widgets"]![0]!;
        Assert.NotEqual("w1", inner["ContentItemId"]!.GetValue<string>());
        Assert.Equal("w1", inner["Pick"]!["ContentItemIds"]![0]!.GetValue<string>());
        Assert.Equal("Row", list[1]!["DisplayText"]!.GetValue<string>());
    }

    [Fact]
    public void Chosen_pages_and_pictures_move_by_their_buttons()
    {
        const string Page = """{"Page":{"Programs":{"ContentItemIds":["a","b"]}},"Sections":{"ContentItems":[{"ContentItemId":"s1","ContentType":"Section","Section":{"Pictures":{"Paths":["x/a.jpg","b.jpg"],"MediaTexts":["A","B"]}}}]}}""";
        Assert.Contains("""{"ContentItemIds":["b","a"]}""", Garden.Apply("Page", Page, "down:Page.Programs:a", out var next), StringComparison.Ordinal);
        Assert.Equal("Page.Programs", next);
        Assert.Contains("""{"Paths":["b.jpg"],"MediaTexts":["B"]}""", Garden.Apply("Page", Page, "remove:Sections[s1].Section.Pictures:x/a.jpg", out _), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_schema_the_shape_of_the_list_decides()
    {
        var json = ContentJson.ParseObject("{}");
        Assert.NotNull(Blocks.Apply(json, "add:FlowPart:Anything"));
        Assert.Single(json["FlowPart"]!["Widgets"]!.AsArray());
    }

    [Fact]
    public void Items_without_an_id_get_the_same_one_every_time()
    {
        static string Completed(string page)
        {
            var json = ContentJson.ParseObject("""{"Sections":{"ContentItems":[{"ContentType":"Row","FlowPart":{"Widgets":[{"ContentType":"Note"},{"ContentItemId":"w2","ContentType":"Note"}]}},{"ContentItemId":"w2","ContentType":"Section"}]}}""");
            Assert.True(ContainedIds.Complete(json, page));
            var once = ContentJson.Write(json);
            Assert.False(ContainedIds.Complete(json, page));
            return once;
        }
        Assert.Equal(Completed("p1"), Completed("p1"));
        Assert.NotEqual(Completed("p1"), Completed("p2"));
        var items = ContentJson.ParseObject(Completed("p1"))["Sections"]!["ContentItems"]!;
        var ids = Garden.Ids(items).Concat(Garden.Ids(items[0]!["FlowPart"]!["Widgets"])).ToList();
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(ContentIds.IsValid(id)));
    }

    [Fact]
    public void A_new_term_learns_its_taxonomy()
    {
        var json = ContentJson.ParseObject("""{"TaxonomyPart":{"Terms":[{"ContentItemId":"a","ContentType":"Tag","TermPart":{},"Terms":[{"ContentType":"Tag","TermPart":{}}]}]}}""");
        ContainedIds.Complete(json, "tax");
        Assert.Equal("tax", json["TaxonomyPart"]!["Terms"]![0]!["Terms"]![0]!["TermPart"]!["TaxonomyContentItemId"]!.GetValue<string>());
    }
}
