using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cms.Content.Html;

namespace Cms.Content.Tests.Kinds;

public class SanitizerTests
{
    private static readonly HashSet<string> Elements =
    [
        "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
        "img", "figure", "figcaption", "br", "sup", "sub", "abbr", "span",
    ];

    private static readonly HashSet<string> Attributes =
        ["href", "data-item", "target", "rel", "src", "alt", "width", "height", "scope", "colspan", "rowspan", "start", "title", "lang", "dir"];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT SRC=https://evil.example/x.js></SCRIPT>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("<script/src=data:,alert(1)>")]
    [InlineData("<<script>alert(1);//<</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<img src=x:alert(alt) onerror=eval(src) alt=1>")]
    [InlineData("<img/src=`x`onerror=alert(1)>")]
    [InlineData("<img src='javascript:alert(1)'>")]
    [InlineData("<img src=\"jav&#x09;ascript:alert(1);\">")]
    [InlineData("<img src=data:image/svg+xml;base64,PHN2Zy8+>")]
    [InlineData("<img src=https://evil.example/track.gif alt=x>")]
    [InlineData("<img src=//evil.example/track.gif alt=x>")]
    [InlineData("<img src=/\\evil.example/track.gif alt=x>")]
    [InlineData("<img src=/media/%2e%2e/%2e%2e/secret alt=x>")]
    [InlineData("<img srcset='https://evil.example/1.png 1x' src=/media/a.png alt=x>")]
    [InlineData("<image src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<svg><animate onbegin=alert(1) attributeName=x dur=1s>")]
    [InlineData("<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<svg></p><style><g title=\"</style><img src=x onerror=alert(1)>\">")]
    [InlineData("<math><mtext></mtext><mglyph><svg><mtext><textarea><path id=\"</textarea><img src=x onerror=alert(1)>\">")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\">")]
    [InlineData("<math href=javascript:alert(1)>x</math>")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<a href=javascript:alert(1)>x</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>")]
    [InlineData("<a href=\"\u0001javascript:alert(1)\">x</a>")]
    [InlineData("<a href='data:text/html,<script>alert(1)</script>'>x</a>")]
    [InlineData("<a href='vbscript:msgbox(1)'>x</a>")]
    [InlineData("<a href=x onclick=alert(1) onmouseover=alert(2)>x</a>")]
    [InlineData("<a href=/a target=_top style=position:fixed>x</a>")]
    [InlineData("<a href='https://a.example' ping='https://evil.example'>x</a>")]
    [InlineData("<iframe src=javascript:alert(1)></iframe>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<object data=data:text/html,<script>alert(1)</script>></object>")]
    [InlineData("<embed src=javascript:alert(1)>")]
    [InlineData("<base href=https://evil.example/><a href=/a>x</a>")]
    [InlineData("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>")]
    [InlineData("<link rel=stylesheet href=https://evil.example/x.css>")]
    [InlineData("<style>@import 'https://evil.example/x.css';</style>")]
    [InlineData("<p style='background:url(javascript:alert(1))'>x</p>")]
    [InlineData("<div style='width:expression(alert(1))'>x</div>")]
    [InlineData("<body onload=alert(1)>")]
    [InlineData("<input autofocus onfocus=alert(1)>")]
    [InlineData("<details open ontoggle=alert(1)><summary>x</summary></details>")]
    [InlineData("<video><source onerror=alert(1)></video>")]
    [InlineData("<audio src=x onerror=alert(1)>")]
    [InlineData("<marquee onstart=alert(1)>x</marquee>")]
    [InlineData("<form action=javascript:alert(1)><button>x</button></form>")]
    [InlineData("<button formaction=javascript:alert(1)>x</button>")]
    [InlineData("<isindex type=image src=1 onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>")]
    [InlineData("<title><img title=\"</title><img src=x onerror=alert(1)>\"></title>")]
    [InlineData("<xmp><img title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>")]
    [InlineData("<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<select><template><img src=x onerror=alert(1)></template></select>")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<!--[if gte IE 4]><script>alert(1)</script><![endif]-->")]
    [InlineData("<![CDATA[<img src=x onerror=alert(1)>]]>")]
    [InlineData("<?xml version=\"1.0\"?><?import href=x ?>")]
    [InlineData("<plaintext><img src=x onerror=alert(1)>")]
    [InlineData("<p id=location name=body class=admin>x</p>")]
    [InlineData("<a id=config href=/a name=config>x</a>")]
    [InlineData("<p><table><td><a href=/a><table><a href=javascript:alert(1)>x")]
    [InlineData("<abbr title='\"><img src=x onerror=alert(1)>'>x</abbr>")]
    [InlineData("<img src=/media/a.png alt='`><script>alert(1)</script>'>")]
    [InlineData("<a href='/a\"onmouseover=alert(1)'>x</a>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<p>\u2028<script\u0000>alert(1)</script>")]
    [InlineData("<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>")]
    public void An_attack_leaves_nothing_but_allowed_markup(string attack)
    {
        foreach (var html in new[] { attack, $"<p>before {attack} after</p>", $"<ul><li>{attack}</li></ul>", $"<table><tr><td>{attack}" })
        {
            var clean = HtmlSanitizer.Clean(html);
            AssertAllowed(clean);
            Assert.Equal(clean, HtmlSanitizer.Clean(clean));
        }
    }

    private static void AssertAllowed(string html)
    {
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        foreach (var scripting in new[] { true, false })
        {
            var body = new HtmlParser(new HtmlParserOptions { IsScripting = scripting }).ParseDocument("<!doctype html><body>" + html).Body!;
            foreach (var element in body.QuerySelectorAll("*"))
            {
                Assert.Contains(element.LocalName, Elements);
                Assert.Equal(NamespaceNames.HtmlUri, element.NamespaceUri);
                Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
                Assert.True(element.GetAttribute("href") is not { } href || Links.IsSafe(href), html);
                Assert.Matches("^($|/(?!/)|~/|[a-z0-9.])", element.GetAttribute("src") ?? "");
                Assert.DoesNotContain(":", element.GetAttribute("src") ?? "", StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_random_heap_of_markup_is_clean_and_stays_as_it_is()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div>", "</div>", "<table>", "<td>", "</table>", "<a href='/x'>", "</a>", "<b>", "</b>", "<em>", "<svg>", "<math>", "<style>", "</style>", "<!--", "-->",
            "<li>", "<ul>", "</ul>", "<h1>", "</h1>", "text", "&lt;", "&amp;", "<img src=/m/a.png>", "<img src=x onerror=1>", "\"", "'", "<br>", "<template>", "<object>", "<button>", "</form>", "<form>", "<span lang=es>",
            "<blockquote>", "</blockquote>", "<select>", "<noscript>", "<title>", "<mtext>", "<foreignObject>", "<caption>", "<figure>", "\u00a0", "<pre>\n", "<hr>", "<font>", "</font>",
        ];
        var random = new Random(20261122);
        for (var round = 0; round < 1500; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            var clean = HtmlSanitizer.Clean(html);
            AssertAllowed(clean);
            Assert.Equal(clean, HtmlSanitizer.Clean(clean));
        }
    }

    [Fact]
    public void Clean_text_comes_out_as_it_went_in()
    {
        const string Html = """
            <h2>Treatment</h2>
            <p>Some people have a <a href="/glossary/cerclage" data-item="4tavbc16br9mx2htvyggzvzmd3">stitch</a> &amp; rest.&nbsp;<br>Ask <strong>us</strong> or <em>call</em> <a href="tel:+1-555-010-0199">us</a>.</p>
            <ul><li>One</li><li>CO<sub>2</sub>, x<sup>2</sup></li></ul>
            <ol start="3"><li>Three</li></ol>
            <blockquote><p lang="es" dir="ltr">Hola, <abbr title="American College">AC</abbr></p></blockquote>
            <table><caption>Hours</caption><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><th scope="row">Monday</th><td colspan="2">9 to 5</td></tr></tbody></table>
            <figure><img src="/media/a.jpg" alt="A &quot;quoted&quot; text" width="800" height="600"><figcaption>Team</figcaption></figure>
            """;
        Assert.Equal(Html.ReplaceLineEndings("\n"), HtmlSanitizer.Clean(Html));
    }

    [Theory]
    [InlineData("<h1>Top</h1><h6>Low</h6>", "<h2>Top</h2><h4>Low</h4>")]
    [InlineData("<b>bold</b> <i>italic</i> <u>under</u>", "<strong>bold</strong> <em>italic</em> under")]
    [InlineData("<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>")]
    [InlineData("<section><p>One</p><p>Two</p></section>", "<p>One</p><p>Two</p>")]
    [InlineData("<p>One<span class=x>Two</span></p>", "<p>OneTwo</p>")]
    [InlineData("<p>Say <span lang=\"vi\" class=\"x\">Xin chào</span></p>", "<p>Say <span lang=\"vi\">Xin chào</span></p>")]
    [InlineData("<a href=\"https://a.example\" target=\"_BLANK\" rel=\"opener\">x</a>", "<a href=\"https://a.example\" target=\"_blank\" rel=\"noopener\">x</a>")]
    [InlineData("<a name=\"top\">x</a>", "x")]
    [InlineData("<a href=\"/a\" data-item=\"not an id\">x</a>", "<a href=\"/a\">x</a>")]
    [InlineData("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "<p>Term</p><p>Meaning</p>")]
    [InlineData("<table><tr><td onclick=1 bgcolor=red rowspan=0 colspan=x>a</td></tr></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2")]
    [InlineData("  ", "")]
    public void Markup_is_brought_to_the_allowed_form(string html, string clean) => Assert.Equal(clean, HtmlSanitizer.Clean(html));

    [Fact]
    public void A_link_to_a_page_gets_its_present_address()
    {
        const string Html = "<p><a href=\"/old\" data-item=\"p1\">a</a> <a href=\"/b\" data-item=\"p2\">b</a></p>";
        Assert.Equal("<p><a href=\"/new\" data-item=\"p1\">a</a> <a href=\"/b\" data-item=\"p2\">b</a></p>", HtmlSanitizer.Clean(Html, id => id == "p1" ? "/new" : null));
        Assert.Equal(Html, HtmlSanitizer.Clean(Html, _ => "javascript:alert(1)"));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<blockquote>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg><g>")]
    [InlineData("<ul><li>")]
    [InlineData("<p><a><i></x>")]
    [InlineData("<li>")]
    [InlineData("<dd><p>")]
    [InlineData("<br>")]
    public void A_hundred_thousand_letters_of_open_tags_neither_overflows_nor_hangs(string open)
    {
        var html = string.Concat(Enumerable.Repeat(open, 100_000 / open.Length)) + "deep";
        Assert.NotNull(HtmlSanitizer.Clean(html));
        Assert.NotNull(HtmlText.Plain(html));
        Assert.Empty(HtmlText.Items(html + "data-item"));
    }
}
