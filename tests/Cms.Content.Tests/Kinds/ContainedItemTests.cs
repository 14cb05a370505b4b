using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Content.Tests.Kinds;

public class ContainedItemTests
{
    [Fact]
    public void Without_an_order_the_blocks_are_not_touched() =>
        Assert.Equal("""{"Sections":""" + ContentJson.Write(ContentJson.Parse(Garden.TwoSections).GetProperty("Sections")) + "}",
            $$"""{"Sections":{{Garden.BindPart("Sections", "Page", Garden.TwoSections, ("Sections[s1].Section.Heading.Text", "Ignored"))}}}""");

    [Fact]
    public void A_form_that_changes_nothing_gives_the_same_bytes() => Assert.Equal(ContentJson.Write(ContentJson.Parse(Garden.TwoSections).GetProperty("Sections")),
        Garden.BindPart("Sections", "Page", Garden.TwoSections, ("Sections.order", "s1"), ("Sections[s1].Section.Heading.Text", "One"), ("Sections.order", "s2"), ("Sections[s2].Section.Heading.Text", "Two")));

    [Fact]
    public void Blocks_are_found_by_id_and_keep_what_nobody_knows() =>
        Assert.Equal("""{"ContentItems":[{"ContentItemId":"s2","ContentType":"Section","Section":{"Heading":{"Text":"Two"}}},{"ContentItemId":"s1","ContentType":"Section","DisplayText":null,"Section":{"Heading":{"Text":"Uno"},"Unknown":{"x":1.0}},"Odd":{"y":[1]}}],"Extra":true}""",
            Garden.BindPart("Sections", "Page", Garden.TwoSections, ("Sections.order", ""), ("Sections.order", "s2"), ("Sections.order", "s1"), ("Sections[s1].Section.Heading.Text", "Uno")));

    [Fact]
    public void A_block_that_is_not_named_goes() =>
        Assert.Equal(["s2"], Garden.Schema.Kinds.Part("BagPart")!.Contained(ContentJson.Parse(Garden.BindPart("Sections", "Page", Garden.TwoSections, ("Sections.order", "s2")))).Select(item => item.ContentItemId));

    [Fact]
    public void All_blocks_can_go() => Assert.Equal("""{"ContentItems":[],"Extra":true}""", Garden.BindPart("Sections", "Page", Garden.TwoSections, ("Sections.order", "")));

    [Fact]
    public void A_new_block_comes_with_its_type_and_starts_with_the_defaults() =>
        Assert.Equal("""{"ContentItems":[{"ContentItemId":"n1","ContentType":"Section","Section":{"Heading":{"Text":"New section"},"Text":{"Html":"<p>Hi</p>"}}}]}""",
            Garden.BindPart("Sections", "Page", "{}", ("Sections.order", "n1"), ("Sections[n1].ContentType", "Section"), ("Sections[n1].Section.Text.Html", "<p>Hi</p>")));

    [Theory]
    [InlineData("Note", "n1")]
    [InlineData("Nonsense", "n1")]
    public void A_block_of_a_type_that_is_not_allowed_is_refused(string type, string id)
    {
        var json = Garden.Bind("Page", "{}", out var refused, ("Sections.order", id), ($"Sections[{id}].ContentType", type));
        Assert.Equal($"Sections[{id}]", Assert.Single(refused).Path);
        Assert.DoesNotContain(type, json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stereotype_allows_every_type_that_has_it() =>
        Assert.Contains("HelpCard", Garden.Bind("Page", "{}", ("Cards.order", "c1"), ("Cards[c1].ContentType", "HelpCard")), StringComparison.Ordinal);

    [Fact]
    public void A_type_that_an_import_brought_stays_although_it_may_not_be_added()
    {
        const string Foreign = """{"Sections":{"ContentItems":[{"ContentItemId":"x","ContentType":"Foreign","ForeignPart":{"a":1}}]}}""";
        Assert.Contains("\"ForeignPart\":{\"a\":1}", Garden.Bind("Page", Foreign, out var refused, ("Sections.order", "x")), StringComparison.Ordinal);
        Assert.Empty(refused);
    }

    [Fact]
    public void The_display_text_of_a_block_follows_its_title() =>
        Assert.Contains("""{"ContentItemId":"c1","ContentType":"HelpCard","TitlePart":{"Title":"Call us"},"DisplayText":"Call us"}""",
            Garden.Bind("Page", "{}", ("Cards.order", "c1"), ("Cards[c1].ContentType", "HelpCard"), ("Cards[c1].TitlePart.Title", "Call us")), StringComparison.Ordinal);

    [Fact]
    public void What_is_wrong_in_a_block_names_the_control_of_its_form()
    {
        var item = Desk.Item("Page", """{"Sections":{"ContentItems":[{"ContentItemId":"s1","ContentType":"Section","Section":{"Heading":{"Text":"A heading that is too long"}}}]}}""");
        Assert.Equal(new ContentError("Sections[s1].Section.Heading", "Heading: This has 26 characters and may have 20. Shorten it by 6."), Assert.Single(Garden.Schema.Invalid(item)));
    }

    [Fact]
    public void A_widget_in_a_row_in_a_section_is_reached()
    {
        const string Row = """{"Sections":{"ContentItems":[{"ContentItemId":"r1","ContentType":"Row","FlowPart":{"Widgets":[{"ContentItemId":"w1","ContentType":"Note","HtmlBodyPart":{"Html":"<p>Old</p>"},"FlowMetadata":{"Alignment":3,"Size":100,"More":1}}]}}]}}""";
        var bound = Garden.BindPart("Sections", "Page", Row, ("Sections.order", "r1"), ("Sections[r1].FlowPart.order", "w1"), ("Sections[r1].FlowPart[w1].HtmlBodyPart.Html", "<p>New</p>"),
            ("Sections[r1].FlowPart[w1].FlowMetadata.Size", "50"), ("Sections[r1].FlowPart[w1].FlowMetadata.Alignment", "0"));
        Assert.Contains("""{"ContentItemId":"w1","ContentType":"Note","HtmlBodyPart":{"Html":"<p>New</p>"},"FlowMetadata":{"Alignment":0,"Size":50,"More":1}}""", bound, StringComparison.Ordinal);
        Assert.Equal("New\n", Garden.Schema.PlainText(Desk.Item("Page", $$"""{"Sections":{{bound}}}""")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_width_that_no_flow_has_is_refused()
    {
        Garden.Bind("Page", "{}", out var refused, ("FlowPart.order", "w"), ("FlowPart[w].ContentType", "Note"), ("FlowPart[w].FlowMetadata.Size", "500"));
        Assert.Equal("FlowPart[w].FlowMetadata", Assert.Single(refused).Path);
    }

    [Fact]
    public void Widgets_of_a_zone_are_a_list_of_their_own()
    {
        var json = Garden.BindPart("WidgetsListPart", "Page", """{"WidgetsListPart":{"Widgets":{"Footer":[{"ContentItemId":"f","ContentType":"Note"}]}}}""",
            ("WidgetsListPart.Aside.order", "w"), ("WidgetsListPart[w].ContentType", "Note"), ("WidgetsListPart[w].HtmlBodyPart.Html", "<p>Hi</p>"));
        Assert.Equal("""{"Widgets":{"Footer":[{"ContentItemId":"f","ContentType":"Note"}],"Aside":[{"ContentItemId":"w","ContentType":"Note","HtmlBodyPart":{"Html":"<p>Hi</p>"}}]}}""", json);
        var part = ContentJson.Parse(json);
        Assert.Equal(["f", "w"], Garden.Schema.Kinds.Part("WidgetsListPart")!.Contained(part).Select(item => item.ContentItemId));
    }

    [Fact]
    public void A_menu_entry_has_its_words_and_nests()
    {
        var json = Garden.BindPart("MenuItemsListPart", "Menu", "{}",
            ("MenuItemsListPart.order", "m1"), ("MenuItemsListPart[m1].ContentType", "LinkMenuItem"), ("MenuItemsListPart[m1].DisplayText", "About us"), ("MenuItemsListPart[m1].LinkMenuItemPart.Url", "~/about"),
            ("MenuItemsListPart[m1].MenuItemsListPart.order", "m2"), ("MenuItemsListPart[m1].MenuItemsListPart[m2].ContentType", "ContentMenuItem"),
            ("MenuItemsListPart[m1].MenuItemsListPart[m2].ContentMenuItemPart.SelectedContentItem.ContentItemIds", "p1"));
        Assert.Equal("""{"MenuItems":[{"ContentItemId":"m1","ContentType":"LinkMenuItem","LinkMenuItemPart":{"Url":"~/about"},"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"m2","ContentType":"ContentMenuItem","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["p1"]}}}]},"DisplayText":"About us"}]}""", json);

        var menu = Desk.Item("Menu", $$"""{"TitlePart":{"Title":"Main"},"MenuItemsListPart":{{json}}}""");
        Assert.Equal("MenuItemsListPart[m1].MenuItemsListPart[m2].DisplayText", Assert.Single(Garden.Schema.Missing(menu)).Path);
        Assert.Equal("p1", Assert.Single(Garden.Schema.References(menu)).TargetId);
    }

    [Fact]
    public void A_name_of_an_older_menu_entry_survives() =>
        Assert.Contains("""{"Name":"Old","Url":"/b"}""", Garden.Bind("LinkMenuItem", """{"LinkMenuItemPart":{"Name":"Old","Url":"/a"}}""", ("LinkMenuItemPart.Url", "/b")), StringComparison.Ordinal);

    private const string Terms = """{"TaxonomyPart":{"TermContentType":"Tag","Terms":[{"ContentItemId":"a","ContentType":"Tag","DisplayText":"A","TitlePart":{"Title":"A"},"TermPart":{"TaxonomyContentItemId":"page"},"Terms":[{"ContentItemId":"b","ContentType":"Tag","DisplayText":"B","TitlePart":{"Title":"B"},"TermPart":{"TaxonomyContentItemId":"page"},"Terms":[{"ContentItemId":"c","ContentType":"Tag","TitlePart":{"Title":""},"TermPart":{}}]}]}]}}""";

    [Fact]
    public void Terms_are_walked_in_any_depth()
    {
        var item = Desk.Item("Taxonomy", Terms);
        Assert.Equal(["TaxonomyPart[a].TitlePart", "TaxonomyPart[a].Terms[b].TitlePart", "TaxonomyPart[a].Terms[b].Terms[c].TitlePart"],
            Garden.Schema.Walk(item, "").Where(visit => visit.PartKind is TitlePartKind && visit.Path.Contains('[')).Select(visit => visit.Path));
        Assert.Equal("A\nB\n", Garden.Schema.PlainText(item).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_child_term_is_bound_in_its_parent()
    {
        var bound = Garden.Bind("Taxonomy", Terms, ("TaxonomyPart.order", "a"), ("TaxonomyPart[a].Terms.order", "n"), ("TaxonomyPart[a].Terms.order", "b"),
            ("TaxonomyPart[a].Terms[n].ContentType", "Tag"), ("TaxonomyPart[a].Terms[n].TitlePart.Title", "New"), ("TaxonomyPart[a].Terms[b].Terms[c].TitlePart.Title", "Ignored: its list was not sent"));
        Assert.Contains("""
            "Terms":[{"ContentItemId":"n","ContentType":"Tag","TitlePart":{"Title":"New"},"TermPart":{},"DisplayText":"New"},{"ContentItemId":"b",
            """, bound, StringComparison.Ordinal);
        Assert.Contains("""{"ContentItemId":"c","ContentType":"Tag","TitlePart":{"Title":""},"TermPart":{}}""", bound, StringComparison.Ordinal);
    }
}
