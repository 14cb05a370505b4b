using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Tests.Kinds;

public class ListFieldTests
{
    private static readonly ContentPartField Media = Desk.Field("MediaField", """{"AllowedExtensions":[".jpg",".pdf"]}""", label: "Pictures");
    private static readonly ContentPartField Picker = Desk.Field("ContentPickerField", """{"Multiple":true}""", label: "Programs");

    private const string TwoPictures = """{"Paths":["a.jpg","b.jpg"],"MediaTexts":["A","B"],"Anchors":[{"X":0.1,"Y":0.2},{"X":0.3,"Y":0.4}],"AttachedFileNames":["x.jpg","y.jpg"],"Credit":["keep"]}""";

    [Fact]
    public void Pictures_are_stored_in_parallel_arrays() => Assert.Equal("""{"Paths":["a.jpg"],"MediaTexts":["Two nurses"]}""",
        Desk.Bind(Media, "{}", ("Paths", "/media/a.jpg"), ("MediaTexts", "Two nurses"), ("Paths", "")));

    [Fact]
    public void A_picture_that_moves_takes_its_text_and_focus_along() =>
        Assert.Equal("""{"Paths":["b.jpg","a.jpg"],"MediaTexts":["B","A, seen from the door"],"Anchors":[{"X":0.3,"Y":0.4},{"X":0.1,"Y":0.2}],"AttachedFileNames":["y.jpg","x.jpg"],"Credit":["keep"]}""",
            Desk.Bind(Media, TwoPictures, ("Paths", "b.jpg"), ("MediaTexts", "B"), ("Paths", "a.jpg"), ("MediaTexts", "A, seen from the door"), ("Paths", "")));

    [Fact]
    public void A_new_picture_comes_last_and_gets_what_stands_beside_it()
    {
        var json = Desk.Bind(Media, TwoPictures, ("Paths", "a.jpg"), ("Paths", "b.jpg"), ("Paths", ""), ("Add", "c.jpg"));
        Assert.StartsWith("""{"Paths":["a.jpg","b.jpg","c.jpg"],"MediaTexts":["A","B",""],"Anchors":[{"X":0.1,"Y":0.2},{"X":0.3,"Y":0.4},{"X":0.5,"Y":0.5}]""", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_changes_nothing_gives_the_same_bytes() => Assert.Equal(TwoPictures,
        Desk.Bind(Media, TwoPictures, ("Paths", "a.jpg"), ("MediaTexts", "A"), ("Anchors", "0.1,0.2"), ("Paths", "b.jpg"), ("MediaTexts", "B"), ("Anchors", "0.3,0.4"), ("Paths", "")));

    [Theory]
    [InlineData("../secrets.json")]
    [InlineData("a/../../b.jpg")]
    [InlineData("a\\\\b.jpg")]
    [InlineData("https://example.org/a.jpg")]
    [InlineData("a//b.jpg")]
    public void A_path_out_of_the_library_is_refused(string path) => Assert.NotEmpty(Desk.Invalid(Media, $$"""{"Paths":["{{path}}"]}"""));

    [Fact]
    public void A_file_of_another_kind_is_refused_when_new_and_stays_when_stored()
    {
        Assert.Equal("Pictures: “a.exe” is not one of the kinds of file that can stand here (.jpg, .pdf).", Assert.Single(Desk.Refused(Media, "{}", ("Paths", "a.exe"))));
        Assert.Empty(Desk.Refused(Media, """{"Paths":["a.gif"]}""", ("Paths", "a.gif")));
    }

    [Fact]
    public void A_picture_without_a_text_is_missing_at_publication_only()
    {
        const string Json = """{"Paths":["team/a.jpg","leaflet.pdf"],"MediaTexts":[" "]}""";
        Assert.Empty(Desk.Invalid(Media, Json));
        Assert.Equal("Pictures: Describe “a.jpg” for people who cannot see it.", Assert.Single(Desk.Missing(Media, Json)));
        Assert.Empty(Desk.Missing(Desk.Field("MediaField", """{"AllowMediaText":false}"""), Json));
    }

    [Fact]
    public void Chosen_pages_keep_the_order_that_was_sent() => Assert.Equal("""{"ContentItemIds":["b","a","c"]}""",
        Desk.Bind(Picker, """{"ContentItemIds":["a","b"]}""", ("ContentItemIds", "b"), ("ContentItemIds", "a"), ("ContentItemIds", ""), ("Add", "c"), ("Add", "")));

    [Fact]
    public void All_pages_can_be_taken_out() => Assert.Equal("""{"ContentItemIds":[]}""", Desk.Bind(Picker, """{"ContentItemIds":["a"]}""", ("ContentItemIds", "")));

    [Fact]
    public void Two_pages_where_one_is_allowed_are_refused() =>
        Assert.Equal("Programs: Choose one only.", Assert.Single(Desk.Refused(Desk.Field("ContentPickerField", label: "Programs"), "{}", ("ContentItemIds", "a"), ("ContentItemIds", "b"))));

    [Fact]
    public void Chosen_pages_are_references() => Assert.Equal(["a", "b"], Desk.Kinds.Field("ContentPickerField")!.References(ContentJson.Parse("""{"ContentItemIds":["a","b"]}""")));

    [Fact]
    public void Other_names_are_typed_one_a_line()
    {
        var field = Desk.Field("MultiTextField", label: "Also called");
        Assert.Equal("""{"Values":["womb","uterus"]}""", Desk.Bind(field, "{}", ("Lines", "womb\r\n\r\n uterus \r\nwomb")));
        Assert.Equal("womb\nuterus", Desk.PlainText(field, """{"Values":["womb","uterus"]}"""));
    }

    [Fact]
    public void Choices_of_a_list_may_be_any_of_the_list_or_what_was_there()
    {
        var field = Desk.Field("MultiTextField", """{"Options":[{"name":"English","value":"en","default":true},{"name":"Spanish","value":"es"}]}""", label: "Languages");
        Assert.Equal("""{"Values":["es","la"]}""", Desk.Bind(field, """{"Values":["la"]}""", ("Values", ""), ("Values", "es"), ("Values", "la")));
        Assert.Equal("Languages: Choose values of the list only.", Assert.Single(Desk.Refused(field, "{}", ("Values", "tlh"))));
        Assert.Equal("""{"Values":["en"]}""", Desk.Kinds.Field("MultiTextField")!.Default(field)!.ToJsonString());
    }

    [Fact]
    public void Terms_name_their_taxonomy_and_drop_stale_names()
    {
        var field = Desk.Field("TaxonomyField", """{"TaxonomyContentItemId":"tags"}""", label: "Tags");
        Assert.Equal("""{"TaxonomyContentItemId":"tags","TermContentItemIds":["t1"]}""", Desk.Bind(field, "{}", ("TermContentItemIds", ""), ("TermContentItemIds", "t1")));
        Assert.Equal("""{"TaxonomyContentItemId":"x","TermContentItemIds":["t2"],"TagNames":["Two"]}""",
            Desk.Bind(field, """{"TaxonomyContentItemId":"x","TermContentItemIds":["t1","t2"],"TagNames":["One","Two"]}""", ("TermContentItemIds", "t2")));
        Assert.Equal("""{"TaxonomyContentItemId":"x","TermContentItemIds":["t1","t3"]}""",
            Desk.Bind(field, """{"TaxonomyContentItemId":"x","TermContentItemIds":["t1"],"TagNames":["One"]}""", ("TermContentItemIds", "t1"), ("TermContentItemIds", "t3")));
    }

    [Fact]
    public void A_row_moves_with_its_button()
    {
        var json = ContentJson.ParseObject(TwoPictures);
        Assert.True(Rows.Apply(json, "down", "a.jpg"));
        Assert.Equal(["b.jpg", "a.jpg"], Rows.Of(json, "Paths"));
        Assert.Equal(["B", "A"], Rows.Of(json, "MediaTexts"));
        Assert.False(Rows.Apply(json, "down", "a.jpg"));
        Assert.True(Rows.Apply(json, "remove", "b.jpg"));
        Assert.Equal(["A"], Rows.Of(json, "MediaTexts"));
    }

    [Fact]
    public void Null_arrays_of_hand_written_files_read_as_empty()
    {
        Assert.Empty(Desk.Invalid(Media, """{"Paths":null,"MediaTexts":null}"""));
        Assert.Empty(Desk.Missing(Media, """{"Paths":null}"""));
    }

    [Fact]
    public void Every_kind_survives_JSON_of_another_shape_and_keeps_what_it_does_not_know()
    {
        const string Odd = """{"Text":[1],"Html":{},"Markdown":5,"Value":{"a":1},"Url":[],"Paths":[null,1,{}],"MediaTexts":"x","ContentItemIds":[null],"Values":[null,2],"TermContentItemIds":{},"Unknown":1.50}""";
        foreach (var name in Desk.Kinds.FieldNames)
        {
            var (kind, field, json) = (Desk.Kinds.Field(name)!, Desk.Field(name), ContentJson.Parse(Odd));
            _ = kind.Invalid(json, field).Concat(kind.Missing(json, field)).Concat(kind.References(json)).ToList();
            _ = (kind.IsEmpty(json), kind.PlainText(json, field), kind.Default(field));
            Assert.Equal(Odd, Desk.Bind(field, Odd));
            Assert.EndsWith("\"Unknown\":1.50}", Desk.Bind(field, Odd, ("Text", "a"), ("Html", "<p>a</p>"), ("Value", "1"), ("Paths", "b.jpg"), ("MediaTexts", "B"), ("ContentItemIds", "c")), StringComparison.Ordinal);
        }
    }
}
