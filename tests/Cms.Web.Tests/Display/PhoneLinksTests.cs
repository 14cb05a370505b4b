using System.Text.Encodings.Web;
using Cms.Web.Display;

namespace Cms.Web.Tests.Display;

public sealed class PhoneLinksTests
{
    [Theory]
    [InlineData("Call 1-555-010-0199.", "Call <a href=\"tel:+15550100199\">1-555-010-0199</a>.")]
    [InlineData("+1 555 010 0199", "<a href=\"tel:+15550100199\">+1 555 010 0199</a>")]
    [InlineData("a <b> & 1-555-010-0199", "a &lt;b&gt; &amp; <a href=\"tel:+15550100199\">1-555-010-0199</a>")]
    public void A_number_with_its_country_code_dials(string text, string html) => Assert.Equal(html, Html(text));

    [Theory]
    [InlineData("911"), InlineData("555-010-0199"), InlineData("ISBN 1-555-010-0199-2"), InlineData("21-555-010-0199"), InlineData("")]
    public void Other_digits_stay_text(string text) => Assert.Equal(text, Html(text));

    private static string Html(string text)
    {
        using var writer = new StringWriter();
        PhoneLinks.Text(text).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
