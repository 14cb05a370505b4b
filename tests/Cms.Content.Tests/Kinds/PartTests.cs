using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Routing;

namespace Cms.Content.Tests.Kinds;

public class PartTests
{
    private static readonly ContentSchema Schema = Desk.Schema(
    [
        Desk.Type("Everything", null, Desk.Part("TitlePart"), Desk.Part("AutoroutePart"), Desk.Part("AliasPart"), Desk.Part("HtmlBodyPart"), Desk.Part("MarkdownBodyPart"), Desk.Part("ListPart"),
            Desk.Part("ContainedPart"), Desk.Part("SeoMetaPart"), Desk.Part("LocalizationPart"), Desk.Part("PublishLaterPart"), Desk.Part("ArchiveLaterPart"), Desk.Part("HtmlMenuItemPart")),
    ]);

    private static string Bind(string part, string before, out IReadOnlyList<ContentError> refused, params (string Name, string Value)[] sent)
    {
        var json = ContentJson.ParseObject($$"""{"{{part}}":{{before}}}""");
        refused = Schema.Bind(Desk.Form(sent), "Everything", json);
        return ContentJson.Write(json[part]!);
    }

    private static IReadOnlyList<string> Invalid(string content) => [.. Schema.Invalid(Desk.Item("Everything", content)).Select(error => error.Message)];

    [Fact]
    public void Every_kind_keeps_what_it_does_not_know_and_adds_nothing_unasked()
    {
        foreach (var name in Desk.Kinds.PartNames)
        {
            var schema = Desk.Schema([Desk.Type("T", null, Desk.Part(name))]);
            var json = ContentJson.ParseObject($$$"""{"{{{name}}}":{"Unknown":{"a":[1.50,null]},"Also":"x"}}""");
            Assert.Empty(schema.Bind(Desk.Form(), "T", json));
            Assert.Equal($$$"""{"{{{name}}}":{"Unknown":{"a":[1.50,null]},"Also":"x"}}""", ContentJson.Write(json));
        }
    }

    [Fact]
    public void Every_kind_reports_JSON_of_another_shape_instead_of_failing()
    {
        foreach (var name in Desk.Kinds.PartNames)
        {
            var schema = Desk.Schema([Desk.Type("T", null, Desk.Part(name))]);
            foreach (var shape in new[] { "[]", "\"x\"", "{\"Title\":[1],\"Path\":{},\"Html\":[],\"ContentItems\":{},\"Widgets\":[1],\"MenuItems\":\"x\",\"Terms\":[[]],\"SelectedContentItem\":[]}" })
            {
                var item = Desk.Item("T", $$"""{"{{name}}":{{shape}}}""");
                _ = schema.Invalid(item).Concat(schema.Missing(item)).ToList();
                _ = schema.References(item).ToList();
                _ = schema.PlainText(item);
            }
        }
    }

    [Fact]
    public void A_title_is_one_line_and_the_display_text()
    {
        Assert.Equal("""{"Title":"Care for you"}""", Bind("TitlePart", "{}", out _, ("TitlePart.Title", " Care for\nyou ")));
        Assert.Equal("Care", Schema.DisplayText("Everything", ContentJson.Parse("""{"TitlePart":{"Title":"Care"}}""")));
        Assert.Equal("The title has 256 characters and may have 255. Shorten it.", Assert.Single(Invalid($$$"""{"TitlePart":{"Title":"{{{new string('x', 256)}}}"}}""")));
    }

    [Fact]
    public void A_page_without_a_title_can_be_saved_but_not_published()
    {
        Assert.Empty(Invalid("{}"));
        Assert.Contains(new ContentError("TitlePart", "The title is missing."), Schema.Missing(Desk.Item("Everything", "{}")));
    }

    [Fact]
    public void A_path_is_bound_and_checked_when_it_is_new()
    {
        Assert.Equal("""{"Path":"b-c"}""", Bind("AutoroutePart", "{}", out var refused, ("AutoroutePart.Path", " b-c "), ("AutoroutePart.SetHomepage", "false")));
        Assert.Empty(refused);
        Assert.Equal("""{"Path":"/a/b-c"}""", Bind("AutoroutePart", "{}", out refused, ("AutoroutePart.Path", "/a/b-c")));
        Assert.Empty(refused);
        Bind("AutoroutePart", "{}", out refused, ("AutoroutePart.Path", "//a"));
        Assert.Single(refused);
        Bind("AutoroutePart", "{}", out refused, ("AutoroutePart.Path", "A B"));
        Assert.Equal("An address has only the letters a to z in lower case, digits and single hyphens. Write it as a-b.", Assert.Single(refused).Message);
    }

    [Fact]
    public void A_foreign_path_stays_unless_a_browser_reads_it_in_another_way()
    {
        const string Stored = """{"Path":"Blog/My_Post.html","SetHomepage":true}""";
        Assert.Equal(Stored, Bind("AutoroutePart", Stored, out var refused, ("AutoroutePart.Path", "Blog/My_Post.html"), ("AutoroutePart.SetHomepage", "true")));
        Assert.Empty(refused);
        Assert.Empty(Invalid("""{"AutoroutePart":{"Path":"Blog/My_Post.html"}}"""));
        Assert.Single(Invalid("""{"AutoroutePart":{"Path":"a/../b"}}"""));
        Assert.Single(Invalid("""{"AutoroutePart":{"Path":"a?b"}}"""));
    }

    [Fact]
    public void The_flags_of_an_address_are_bound() =>
        Assert.Equal("""{"SetHomepage":false,"Disabled":true,"Absolute":true}""", Bind("AutoroutePart", """{"SetHomepage":true}""", out _,
            ("AutoroutePart.SetHomepage", "false"), ("AutoroutePart.Disabled", "true"), ("AutoroutePart.Absolute", "on")));

    [Fact]
    public void Search_engine_texts_are_bound_one_by_one()
    {
        Assert.Equal("""{"CustomMetaTags":[{"Name":"x"}],"PageTitle":"New","Render":false,"OpenGraphImage":{"Paths":["a.jpg"],"MediaTexts":["A"]}}""",
            Bind("SeoMetaPart", """{"CustomMetaTags":[{"Name":"x"}],"PageTitle":"Old"}""", out _, ("SeoMetaPart.PageTitle", "New"), ("SeoMetaPart.Render", "false"), ("SeoMetaPart.MetaRobots", ""),
                ("SeoMetaPart.OpenGraphImage.Paths", "a.jpg"), ("SeoMetaPart.OpenGraphImage.MediaTexts", "A"), ("SeoMetaPart.TwitterImage.Paths", "")));
        Assert.Equal("The main address of this page must begin with “/” for a page of this site, or with https://.", Assert.Single(Invalid("""{"SeoMetaPart":{"Canonical":"javascript:alert(1)"}}""")));
        Assert.StartsWith("The structured data", Assert.Single(Invalid("""{"SeoMetaPart":{"GoogleSchema":"{"}}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_are_not_for_the_form_are_not_written_by_it()
    {
        const string Contained = """{"ListContentItemId":"p","ListContentType":"Blog","Order":3}""";
        Assert.Equal(Contained, Bind("ContainedPart", Contained, out _, ("ContainedPart.ListContentItemId", "other"), ("ContainedPart.Order", "9")));
        Assert.Equal("""{"Culture":"es"}""", Bind("LocalizationPart", """{"Culture":"es"}""", out _, ("LocalizationPart.Culture", "en")));
    }

    [Fact]
    public void Typed_records_read_Orchards_shapes()
    {
        var item = Desk.Item("Everything", """
            {"LayerMetadata":{"RenderTitle":false,"Position":10,"Zone":"Footer","Layer":"Always"},"FlowMetadata":{"Alignment":1,"Size":50},
             "PublishLaterPart":{"ScheduledPublishUtc":"2026-11-03T17:00:00Z"},"ContainedPart":{"ListContentItemId":"p","ListContentType":"Blog","Order":2},
             "BagPart":{"ContentItems":[{"ContentItemId":"a","ContentType":"X"}]},"WidgetsListPart":{"Widgets":{"Footer":[{"ContentItemId":"b","ContentType":"Y"}]}},
             "SeoMetaPart":{"PageTitle":"T","DefaultSocialImage":{"Paths":["a.jpg"],"MediaTexts":["A"]},"CustomMetaTags":[{"Name":"n","Content":"c"}]},
             "Services":{"ContentItems":null}}
            """);
        Assert.Equal(new LayerMetadata { Position = 10, Zone = "Footer", Layer = "Always" }, item.As<LayerMetadata>());
        Assert.Equal(new FlowMetadata { Alignment = 1, Size = 50 }, item.As<FlowMetadata>());
        Assert.Equal(new DateTime(2026, 11, 3, 17, 0, 0, DateTimeKind.Utc), item.As<PublishLaterPart>()!.ScheduledPublishUtc);
        Assert.Equal(new ContainedPart { ListContentItemId = "p", ListContentType = "Blog", Order = 2 }, item.As<ContainedPart>());
        Assert.Equal("a", Assert.Single(item.As<BagPart>()!.ContentItems).ContentItemId);
        Assert.Equal("b", Assert.Single(item.As<WidgetsListPart>()!.Widgets["Footer"]).ContentItemId);
        Assert.Equal("A", item.As<SeoMetaPart>()!.DefaultSocialImage!.AltText(0));
        Assert.Empty(item.As<BagPart>("Services")!.ContentItems);
    }

    [Theory]
    [InlineData("Cervical Insufficiency", "cervical-insufficiency")]
    [InlineData("  Café & crèche – what's new? ", "cafe-and-creche-whats-new")]
    [InlineData("Łódź Straße Ærø Þórr", "lodz-strasse-aero-thorr")]
    [InlineData("COVID‑19: 2nd dose (50%)", "covid-19-2nd-dose-50")]
    [InlineData("ﬁne １２", "fine-12")]
    [InlineData("Trần Thị", "tran-thi")]
    [InlineData("你好", "")]
    [InlineData("--a__b--", "a-b")]
    public void A_slug_comes_from_a_title(string title, string slug)
    {
        Assert.Equal(slug, Slugs.From(title));
        Assert.True(slug.Length == 0 || Slugs.Problem(slug) is null);
    }

    [Theory]
    [InlineData("a/b-2/c", null)]
    [InlineData("About-Us", "about-us")]
    [InlineData("a//b", "a/b")]
    [InlineData("/a", "a")]
    [InlineData("a/", "a")]
    [InlineData("a--b", "a-b")]
    [InlineData("../a", "a")]
    [InlineData("ä b", "a-b")]
    public void A_slug_that_breaks_the_rules_is_shown_mended(string slug, string? mended)
    {
        if (mended is null)
            Assert.Null(Slugs.Problem(slug));
        else
            Assert.EndsWith($"Write it as {mended}.", Slugs.Problem(slug), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slug_has_a_length()
    {
        Assert.NotNull(Slugs.Problem(new string('a', 1025)));
        Assert.NotNull(Slugs.Problem(""));
        Assert.True(Slugs.From(string.Join(' ', Enumerable.Repeat("word", 400))).Length is > 1000 and <= 1024);
    }
}
