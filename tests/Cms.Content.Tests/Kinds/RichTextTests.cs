using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Tests.Kinds;

public class RichTextTests
{
    [Fact]
    public void Plain_text_has_one_line_a_block() => Assert.Equal("What is it?\nIt is common.\nOne\nTwo\nDay\tHours\nMonday\t9 to 5\nEnd",
        HtmlText.Plain("<h2>What is   it?</h2><p>It is <em>common</em>.</p><ul><li>One</li><li>Two</li></ul><table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9&nbsp;to 5</td></tr></table><script>x</script>End"));

    [Fact]
    public void A_line_break_is_a_line() => Assert.Equal("One\nTwo", HtmlText.Plain("One<br>Two"));

    [Fact]
    public void Words_inside_a_sentence_stay_together() => Assert.Equal("endometriosis", HtmlText.Plain("<p>endo<strong>metr</strong>iosis</p>"));

    [Fact]
    public void A_form_stores_clean_HTML() => Assert.Equal("""{"Html":"<p>Hello</p>"}""", Desk.Bind(Desk.Field("HtmlField"), "{}", ("Html", "<p onclick=\"x()\">Hello<script>x()</script></p>")));

    [Fact]
    public void HTML_without_words_or_pictures_is_no_text() => Assert.Equal("{}", Desk.Bind(Desk.Field("HtmlField"), """{"Html":"<p>Old</p>"}""", ("Html", "<p><br></p>")));

    [Fact]
    public void Imported_HTML_stays_where_the_definition_does_not_clean_it_and_nobody_changed_it()
    {
        var field = Desk.Field("HtmlField", """{"SanitizeHtml":false}""");
        const string Stored = """{"Html":"<div class=\"hero\">Hello</div>"}""";
        Assert.Equal(Stored, Desk.Bind(field, Stored, ("Html", "<div class=\"hero\">Hello</div>")));
        Assert.Equal("""{"Html":"<p>Hello you</p>"}""", Desk.Bind(field, Stored, ("Html", "<div class=\"hero\">Hello you</div>")));
    }

    [Fact]
    public void Links_to_pages_are_references()
    {
        const string Html = """<p><a href="/a" data-item="p1">a</a> <a href="/b" data-item="p2">b</a> <a href="/a" data-item="p1">a</a> <a href="/c" data-item="no good">c</a></p>""";
        Assert.Equal(["p1", "p2"], HtmlText.Items(Html));
        Assert.Equal(["p1", "p2"], Desk.Kinds.Field("HtmlField")!.References(Json("Html", Html)));
        Assert.Equal(["p1"], Desk.Kinds.Field("MarkdownField")!.References(Json("Markdown", "See [a](/a){data-item=p1}.")));
        Assert.Equal(["p1", "p2"], Desk.Kinds.Part("HtmlBodyPart")!.References(Json("Html", Html)));
        Assert.Equal(["p1"], Desk.Kinds.Part("MarkdownBodyPart")!.References(Json("Markdown", "See [a](/a){data-item=p1}.")));
    }

    [Fact]
    public void A_picture_without_description_waits_with_publication()
    {
        var field = Desk.Field("HtmlField", label: "Text");
        Assert.Equal("Text: A picture in the text needs a description for people who cannot see it.", Assert.Single(Desk.Missing(field, """{"Html":"<img src=\"/media/a.jpg\">"}""")));
        Assert.Empty(Desk.Missing(field, """{"Html":"<img src=\"/media/a.jpg\" alt=\"\">"}"""));
    }

    [Fact]
    public void Markdown_is_stored_as_typed() => Assert.Equal("""{"Markdown":"# Hello\n\n* <b>you</b>"}""", Desk.Bind(Desk.Field("MarkdownField"), "{}", ("Markdown", "# Hello\r\n\r\n* <b>you</b>\r\n")));

    [Fact]
    public void HTML_in_Markdown_is_shown_and_not_run()
    {
        var html = MarkdownText.ToHtml("# Title\n\n<script>alert(1)</script> **bold** [x](javascript:alert(1)) ![y](https://evil.example/a.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", html, StringComparison.Ordinal);
        Assert.Contains("<h2>Title</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
    }

    private static System.Text.Json.JsonElement Json(string member, string text) => ContentJson.ToElement(new System.Text.Json.Nodes.JsonObject { [member] = text });
}
