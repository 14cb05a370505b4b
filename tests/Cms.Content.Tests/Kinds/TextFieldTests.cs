namespace Cms.Content.Tests.Kinds;

public class TextFieldTests
{
    private const string Levels = """{"Options":[{"name":"Urgent","value":"urgent"},{"name":"Routine","value":"routine"}],"Editor":1,"DefaultValue":"routine"}""";

    private static readonly Model.ContentPartField Level = new("TextField", "Level", Desk.Settings("TextFieldPredefinedListEditorSettings", Levels,
        ("ContentPartFieldSettings", new() { ["DisplayName"] = "Level", ["Editor"] = "PredefinedList" })));

    [Fact]
    public void A_text_is_stored_as_Orchard_stores_it() =>
        Assert.Equal("""{"Text":"Signs to watch"}""", Desk.Bind(Desk.Field("TextField"), "{}", ("Text", "  Signs to watch ")));

    [Fact]
    public void Members_that_nobody_knows_stay_and_keep_their_place() =>
        Assert.Equal("""{"Color":"red","Text":"New","Extra":{"a":[1.50]}}""", Desk.Bind(Desk.Field("TextField"), """{"Color":"red","Text":"Old","Extra":{"a":[1.50]}}""", ("Text", "New")));

    [Fact]
    public void A_member_in_another_case_is_the_same_member() =>
        Assert.Equal("""{"text":"New"}""", Desk.Bind(Desk.Field("TextField"), """{"text":"Old"}""", ("Text", "New")));

    [Fact]
    public void A_control_that_was_not_sent_changes_nothing() => Assert.Equal("""{"Text":"Old"}""", Desk.Bind(Desk.Field("TextField"), """{"Text":"Old"}"""));

    [Fact]
    public void An_emptied_text_leaves_no_member_as_in_Orchard() => Assert.Equal("{}", Desk.Bind(Desk.Field("TextField"), """{"Text":"Old"}""", ("Text", "  ")));

    [Fact]
    public void Lines_stay_lines_in_a_text_area_and_become_one_line_elsewhere()
    {
        Assert.Equal("""{"Text":"One\nTwo"}""", Desk.Bind(Desk.Field("TextField", editor: "TextArea"), "{}", ("Text", "One\r\nTwo\r\n")));
        Assert.Equal("""{"Text":"One Two"}""", Desk.Bind(Desk.Field("TextField"), "{}", ("Text", "One\r\nTwo")));
    }

    [Fact]
    public void A_text_that_comes_back_unchanged_is_not_rewritten() =>
        Assert.Equal("""{"Text":"One\r\nTwo "}""", Desk.Bind(Desk.Field("TextField", editor: "Monaco"), """{"Text":"One\r\nTwo "}""", ("Text", "One\r\nTwo ")));

    [Fact]
    public void A_long_text_is_refused_with_the_number_of_characters_to_take_out() =>
        Assert.Equal("This has 12 characters and may have 10. Shorten it by 2.", Assert.Single(Desk.Invalid(Desk.Field("TextField", """{"MaxLength":10}"""), """{"Text":"twelve chars"}""")));

    [Fact]
    public void A_short_text_can_be_saved_but_not_published()
    {
        var field = Desk.Field("TextField", """{"MinLength":10}""");
        Assert.Empty(Desk.Invalid(field, """{"Text":"short"}"""));
        Assert.Equal("Summary has 5 characters and needs at least 10.", Assert.Single(Desk.Missing(field, """{"Text":"short"}""")));
    }

    [Fact]
    public void A_required_text_is_missing_only_at_publication()
    {
        var field = Desk.Field("TextField", """{"Required":true}""");
        Assert.Empty(Desk.Invalid(field, "{}"));
        Assert.Equal("Summary is missing.", Assert.Single(Desk.Missing(field, """{"Text":"  "}""")));
    }

    [Fact]
    public void A_value_outside_the_list_is_refused_when_a_form_sends_it()
    {
        Assert.Equal("Level: Choose one of the values in the list.", Assert.Single(Desk.Refused(Level, """{"Text":"routine"}""", ("Text", "whenever"))));
        Assert.Equal("""{"Text":"routine"}""", Desk.Bind(Level, """{"Text":"routine"}""", ("Text", "whenever")));
    }

    [Fact]
    public void A_value_outside_the_list_stays_when_an_import_brought_it()
    {
        Assert.Empty(Desk.Invalid(Level, """{"Text":"whenever"}"""));
        Assert.Empty(Desk.Refused(Level, """{"Text":"whenever"}""", ("Text", "whenever")));
    }

    [Fact]
    public void A_value_of_a_list_is_a_code_and_not_words() => Assert.Null(Desk.PlainText(Level, """{"Text":"urgent"}"""));

    [Fact]
    public void A_list_starts_with_its_default() => Assert.Equal("""{"Text":"routine"}""", Desk.Kinds.Field("TextField")!.Default(Level)!.ToJsonString());

    [Theory]
    [InlineData("Email", "someone at home")]
    [InlineData("Url", "javascript:alert(1)")]
    [InlineData("Tel", "call me")]
    public void An_editor_for_an_address_refuses_what_is_none(string editor, string text) =>
        Assert.NotEmpty(Desk.Invalid(Desk.Field("TextField", editor: editor), $$"""{"Text":"{{text}}"}"""));

    [Theory]
    [InlineData("Email", "desk@example.org")]
    [InlineData("Url", "https://example.org/a?b=c")]
    [InlineData("Tel", "1-555-010-0199")]
    public void An_editor_for_an_address_takes_one(string editor, string text) =>
        Assert.Empty(Desk.Invalid(Desk.Field("TextField", editor: editor), $$"""{"Text":"{{text}}"}"""));

    [Fact]
    public void JSON_of_another_shape_is_reported_and_not_thrown()
    {
        Assert.Equal("What is stored here cannot be read. Enter it again.", Assert.Single(Desk.Invalid(Desk.Field("TextField"), """{"Text":{"a":1}}""")));
        Assert.NotEmpty(Desk.Invalid(Desk.Field("MediaField"), """{"Paths":"a.jpg"}"""));
        Assert.Null(Desk.PlainText(Desk.Field("TextField"), "[]"));
    }
}
