using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;

namespace Cms.Content.Tests.Joining;

/// <summary>Two texts of one page: what is joined silently, what is asked, and in which words.</summary>
public sealed class JoinTests
{
    [Fact]
    public void Changes_in_different_fields_are_joined_and_told()
    {
        var joined = Pages.Join(mine => mine["TitlePart"]!["Title"] = "My roses", theirs => { theirs["Page"]!["Summary"]!["Text"] = "All about roses"; theirs.Head("s2", "Watering"); });

        Assert.Empty(joined.Conflicts);
        Assert.Equal("My roses", joined.Content["TitlePart"]!["Title"]!.GetValue<string>());
        Assert.Equal("All about roses", joined.Content["Page"]!["Summary"]!["Text"]!.GetValue<string>());
        Assert.Equal(["Summary: All about roses", "Section “Water”: Heading: Watering"], joined.Others.Select(change => $"{change.Place.Words}: {change.Words}"));
        Assert.All(joined.Others, change => Assert.Equal(JoinedKind.Changed, change.Kind));
    }

    [Fact]
    public void The_same_field_is_asked_with_both_texts_and_the_one_before()
    {
        var joined = Pages.Join(mine => mine.Head("s1", "Earth"), theirs => theirs.Head("s1", "Ground"));

        var conflict = Assert.Single(joined.Conflicts);
        Assert.Equal("Sections[s1].Section.Heading", conflict.Path);
        Assert.Equal("Section “Earth”: Heading", conflict.Place.Words);
        Assert.Equal(("Earth", "Ground", "Soil", true), (conflict.Mine.Words, conflict.Theirs.Words, conflict.Before.Words, conflict.CanKeepBoth));
        Assert.Equal("Earth / Ground", Chosen(joined, conflict, JoinChoice.Both).Section("s1")["Section"]!["Heading"]!["Text"]!.GetValue<string>());
        Assert.Equal("Ground", Chosen(joined, conflict, JoinChoice.Theirs).Section("s1")["Section"]!["Heading"]!["Text"]!.GetValue<string>());
        Assert.Equal("Earth", Chosen(joined, conflict, JoinChoice.Mine).Section("s1")["Section"]!["Heading"]!["Text"]!.GetValue<string>());
    }

    [Fact]
    public void A_choice_that_is_missing_leaves_the_conflict()
    {
        var joined = Pages.Join(mine => { mine.Head("s1", "Earth"); mine["TitlePart"]!["Title"] = "Mine"; }, theirs => { theirs.Head("s1", "Ground"); theirs["TitlePart"]!["Title"] = "Theirs"; });
        Assert.Equal(2, joined.Conflicts.Count);
        var half = joined.Resolve(new Dictionary<string, JoinChoice> { ["TitlePart.Title"] = JoinChoice.Theirs });
        Assert.Equal("Sections[s1].Section.Heading", Assert.Single(half.Conflicts).Path);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_section_that_one_removed_and_the_other_changed_is_asked_as_a_whole(bool iRemoved)
    {
        var joined = iRemoved
            ? Pages.Join(mine => mine.Drop("s1"), theirs => theirs.Head("s1", "Ground"))
            : Pages.Join(mine => mine.Head("s1", "Ground"), theirs => theirs.Drop("s1"));

        var conflict = Assert.Single(joined.Conflicts);
        Assert.Equal("Sections[s1]", conflict.Path);
        Assert.Equal("Section “Ground”", conflict.Place.Words);
        Assert.False(conflict.CanKeepBoth);
        Assert.Equal((iRemoved, !iRemoved), (conflict.Mine.IsGone, conflict.Theirs.IsGone));
        Assert.Contains("Dig", (iRemoved ? conflict.Theirs : conflict.Mine).Words);
        Assert.Equal(["s1", "s2", "r1"], Chosen(joined, conflict, iRemoved ? JoinChoice.Theirs : JoinChoice.Mine).Ids());
        Assert.Equal(["s2", "r1"], Chosen(joined, conflict, iRemoved ? JoinChoice.Mine : JoinChoice.Theirs).Ids());
    }

    [Fact]
    public void Sections_that_both_added_stand_mine_first_and_one_that_they_removed_goes()
    {
        var joined = Pages.Join(
            mine => mine.Sections().Insert(1, Pages.New("m", "Mine")),
            theirs => { theirs.Sections().Insert(1, Pages.New("t", "Theirs")); theirs.Drop("s2"); });

        Assert.Empty(joined.Conflicts);
        Assert.Equal(["s1", "m", "t", "r1"], joined.Content.Ids());
        Assert.Equal([JoinedKind.Added, JoinedKind.Removed], joined.Others.Select(change => change.Kind).Order());
    }

    [Fact]
    public void A_section_that_they_moved_and_i_changed_is_moved_and_changed()
    {
        var joined = Pages.Join(mine => mine.Head("s2", "Watering"), theirs => theirs.Move("s1", 2));
        Assert.Equal(["s2", "r1", "s1"], joined.Content.Ids());
        Assert.Equal("Watering", joined.Content.Section("s2")["Section"]!["Heading"]!["Text"]!.GetValue<string>());
        Assert.Equal(JoinedKind.Moved, Assert.Single(joined.Others).Kind);
    }

    [Fact]
    public void When_both_moved_sections_my_order_stands()
    {
        var joined = Pages.Join(mine => mine.Move("r1", 0), theirs => theirs.Move("s1", 2));
        Assert.Equal(["r1", "s1", "s2"], joined.Content.Ids());
        Assert.Empty(joined.Conflicts);
    }

    [Fact]
    public void Chosen_pages_of_both_are_united_when_both_are_kept()
    {
        var joined = Pages.Join(
            mine => mine["Page"]!["Programs"] = ContentJson.ParseObject("""{"ContentItemIds":["p2","m"]}"""),
            theirs => theirs["Page"]!["Programs"] = ContentJson.ParseObject("""{"ContentItemIds":["p1","p2","t"]}"""));
        var conflict = Assert.Single(joined.Conflicts);
        Assert.Equal("""{"ContentItemIds":["p2","m","p1","t"]}""", ContentJson.Write(Chosen(joined, conflict, JoinChoice.Both)["Page"]!["Programs"]!));
    }

    [Fact]
    public void Pictures_of_both_keep_their_own_descriptions()
    {
        var kind = Kinds.Desk.Kinds.Field("MediaField")!;
        var both = kind.Both(ContentJson.ParseObject("""{"Paths":["a.jpg"]}"""), ContentJson.ParseObject("""{"Paths":["b.jpg","a.jpg"],"MediaTexts":["B","Another A"]}"""), Kinds.Desk.Field("MediaField"));
        Assert.Equal("""{"Paths":["a.jpg","b.jpg"],"MediaTexts":["","B"]}""", ContentJson.Write(both!));
    }

    [Fact]
    public void What_belongs_together_comes_from_one_hand()
    {
        const string Linked = """{"Where":{"Link":{"Paths":["a"],"MediaTexts":["A"]}}}""";
        var (mine, theirs) = (Pages.Page(Linked), Pages.Page(Linked));
        mine["Where"]!["Link"]!["Paths"]![0] = "b";
        theirs["Where"]!["Link"]!["MediaTexts"]![0] = "The picture a";
        Assert.Equal("Where.Link", Assert.Single(Pages.Join(Pages.Page(Linked), mine, theirs).Conflicts).Path);
    }

    [Fact]
    public void Json_that_no_definition_describes_is_joined_by_member()
    {
        var joined = Pages.Join(mine => mine["Unknown"]!["Inner"]!["Size"] = 2, theirs => { theirs["Unknown"]!["Inner"]!["Color"] = "blue"; theirs["New"] = new JsonObject { ["x"] = 1 }; });
        Assert.Empty(joined.Conflicts);
        Assert.Equal("""{"Speed":1.50,"Inner":{"Color":"blue","Size":2},"Rows":["row1","row2"]}""", ContentJson.Write(joined.Content["Unknown"]!));
        Assert.Equal(1, joined.Content["New"]!["x"]!.GetValue<int>());
    }

    [Fact]
    public void A_menu_entrys_words_are_a_text_and_a_titled_blocks_words_follow_its_title()
    {
        const string Menu = """{"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"e1","ContentType":"LinkMenuItem","DisplayText":"Home","LinkMenuItemPart":{"Url":"~/"}}]}}""";
        var (mine, theirs) = (Pages.Page(Menu), Pages.Page(Menu));
        mine["MenuItemsListPart"]!["MenuItems"]![0]!["DisplayText"] = "Start";
        theirs["MenuItemsListPart"]!["MenuItems"]![0]!["DisplayText"] = "Front page";
        var conflict = Assert.Single(TextJoin.Join(Kinds.Garden.Schema, "Menu", Pages.Page(Menu), mine, theirs).Conflicts);
        Assert.Equal("MenuItemsListPart[e1].DisplayText", conflict.Path);

        const string Card = """{"Cards":{"ContentItems":[{"ContentItemId":"c1","ContentType":"HelpCard","DisplayText":"Call","TitlePart":{"Title":"Call"}}]}}""";
        var (one, other) = (Pages.Page(Card), Pages.Page(Card));
        one["Cards"]!["ContentItems"]![0]!["Extra"] = new JsonObject { ["x"] = 1 };
        other["Cards"]!["ContentItems"]![0]!["DisplayText"] = "Call us";
        other["Cards"]!["ContentItems"]![0]!["TitlePart"]!["Title"] = "Call us";
        var joined = Pages.Join(Pages.Page(Card), one, other);
        Assert.Empty(joined.Conflicts);
        Assert.Equal("Call us", joined.Content["Cards"]!["ContentItems"]![0]!["DisplayText"]!.GetValue<string>());
        Assert.Single(joined.Others);
    }

    private static JsonObject Chosen(Joined joined, JoinConflict conflict, JoinChoice choice)
    {
        var resolved = joined.Resolve(new Dictionary<string, JoinChoice> { [conflict.Path] = choice });
        Assert.Empty(resolved.Conflicts);
        return resolved.Content;
    }
}
