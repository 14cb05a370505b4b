using Cms.Content.Html;

namespace Cms.Content.Tests.Kinds;

public class LinkTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("http://example.org/a/b?c=d&e=%20#f")]
    [InlineData("HTTPS://EXAMPLE.ORG/")]
    [InlineData("mailto:desk@example.org")]
    [InlineData("mailto:desk@example.org?subject=Hello")]
    [InlineData("tel:+1-555-010-0199")]
    [InlineData("tel:911")]
    [InlineData("/conditions/endometriosis")]
    [InlineData("/")]
    [InlineData("~/about")]
    [InlineData("#symptoms")]
    [InlineData("#")]
    public void These_addresses_are_fine(string url) => Assert.Null(Links.Problem(url));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("java&#115;cript:alert(1)")]
    [InlineData("%6Aavascript:alert(1)")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://example.org/1")]
    [InlineData("view-source:https://example.org")]
    [InlineData("//example.org/a")]
    [InlineData("/\\example.org")]
    [InlineData("https:example.org")]
    [InlineData("https://")]
    [InlineData("https://bank.example@other.example/")]
    [InlineData("?page=2")]
    [InlineData("about")]
    [InlineData("tel:call-me")]
    [InlineData("mailto:")]
    [InlineData("/a b")]
    [InlineData("")]
    public void These_addresses_are_refused(string url) => Assert.NotNull(Links.Problem(url));

    [Theory]
    [InlineData("www.example.org", "https://www.example.org")]
    [InlineData("example.org:8080/a", "https://example.org:8080/a")]
    [InlineData("desk@example.org", "mailto:desk@example.org")]
    [InlineData("1-555-010-0199", "tel:1-555-010-0199")]
    public void A_link_without_scheme_is_told_the_one_it_needs(string typed, string mended) => Assert.Contains(mended, Links.Problem(typed), StringComparison.Ordinal);

    [Fact]
    public void A_link_is_stored_as_Orchard_stores_it() => Assert.Equal("""{"Url":"/a","Text":"About us","Target":"_blank"}""",
        Desk.Bind(Desk.Field("LinkField"), "{}", ("Url", " /a "), ("Text", "About us"), ("Target", "_blank")));

    [Fact]
    public void Another_window_is_the_only_target() => Assert.Equal("""{"Url":"/a"}""", Desk.Bind(Desk.Field("LinkField"), """{"Url":"/a","Target":"_blank"}""", ("Target", "top")));

    [Fact]
    public void A_link_that_runs_code_is_refused() => Assert.Contains("are not allowed", Assert.Single(Desk.Invalid(Desk.Field("LinkField"), """{"Url":"javascript:alert(1)"}""")), StringComparison.Ordinal);

    [Fact]
    public void A_link_needs_both_words_and_address_to_be_published()
    {
        var field = Desk.Field("LinkField", """{"LinkTextMode":1}""", label: "Appointment");
        Assert.Equal("Appointment: The link has an address but no words. Say where it leads.", Assert.Single(Desk.Missing(field, """{"Url":"/a"}""")));
        Assert.Equal("Appointment: The link has words but no address. Enter one, or clear the words.", Assert.Single(Desk.Missing(field, """{"Text":"Go"}""")));
        Assert.Empty(Desk.Missing(field, "{}"));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("\"Url\"")]
    public void The_mode_of_a_link_is_read_as_number_or_word(string mode) =>
        Assert.Equal("""{"Url":"/a"}""", Desk.Bind(Desk.Field("LinkField", $$"""{"LinkTextMode":{{mode}}}"""), "{}", ("Url", "/a"), ("Text", "Ignored")));
}
