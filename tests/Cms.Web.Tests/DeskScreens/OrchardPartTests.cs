using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Parts of an Orchard site: what each does on the page, at the desk and among the versions.</summary>
public sealed class OrchardPartTests(Newsroom room) : IClassFixture<Newsroom>
{
    private const string Types =
        """
        {"name":"ContentDefinition","ContentTypes":[
          {"Name":"Leaf","DisplayName":"Leaf","Settings":{"ContentTypeSettings":{"Creatable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},
            {"PartName":"FlowPart","Name":"FlowPart"},{"PartName":"SitemapPart","Name":"SitemapPart"},{"PartName":"AuditTrailPart","Name":"AuditTrailPart"}]},
          {"Name":"Ballot","DisplayName":"Ballot","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"FormInputElementPart","Name":"FormInputElementPart"},{"PartName":"InputPart","Name":"InputPart"}]}]}
        """;

    private static string Leaf(string id, string parts) =>
        $$"""{"ContentItemId":"{{id}}","ContentType":"Leaf","DisplayText":"{{id}}","Latest":true,"Published":true,"TitlePart":{"Title":"{{id}}"},"AutoroutePart":{"Path":"{{id}}"},{{parts}} }""";

    [Fact]
    public async Task A_form_of_another_site_is_shown_switched_off_in_its_order_and_says_that_it_takes_no_answers()
    {
        await ImportAsync(Leaf("leaf-form",
            """
            "FlowPart":{"Widgets":[{"ContentItemId":"w0","ContentType":"Form","DisplayText":"Ask <us>","TitlePart":{"Title":"Ask <us>"},"FormPart":{"Action":"https://elsewhere.example/take","Method":"POST","WorkflowTypeId":"x"},
              "FlowPart":{"Widgets":[
                {"ContentItemId":"w1","ContentType":"Label","DisplayText":"Your name","TitlePart":{"Title":"Your name"},"LabelPart":{"For":"name"}},
                {"ContentItemId":"w2","ContentType":"Input","FormInputElementPart":{"Name":"name"},"FormElementPart":{"Id":"name"},"InputPart":{"Type":"text","Placeholder":"First and last"}},
                {"ContentItemId":"w3","ContentType":"Input","FormInputElementPart":{"Name":"mail"},"FormElementLabelPart":{"Option":1,"Label":"E-mail"},"InputPart":{"Type":"email","DefaultValue":"a@example.org"}},
                {"ContentItemId":"w4","ContentType":"Input","InputPart":{"Type":"hidden","DefaultValue":"secret-token"}},
                {"ContentItemId":"w5","ContentType":"TextArea","FormElementLabelPart":{"Option":"Standard","Label":"Question"},"TextAreaPart":{"DefaultValue":"One\nTwo"}},
                {"ContentItemId":"w6","ContentType":"Select","FormElementLabelPart":{"Option":1,"Label":"When"},"SelectPart":{"Options":[{"Text":"Morning","Value":"m"},{"Text":"Noon","Value":"n"}],"DefaultValue":"n","Editor":0}},
                {"ContentItemId":"w7","ContentType":"Select","FormElementLabelPart":{"Option":1,"Label":"How"},"SelectPart":{"Options":[{"Text":"Phone","Value":"p"},{"Text":"Letter","Value":"l"}],"Editor":1}},
                {"ContentItemId":"w8","ContentType":"Ballot","FormInputElementPart":{"Name":"ballot"},"InputPart":{"Type":"javascript:alert(1)"}},
                {"ContentItemId":"w9","ContentType":"Validation","ValidationPart":{"For":"name"}},
                {"ContentItemId":"w10","ContentType":"Button","ButtonPart":{"Text":"Send it","Type":"submit"}}]}}]}
            """));
        var main = (await room.Site.Browse().GetAsync("/leaf-form")).Html.QuerySelector("main")!;
        var form = main.QuerySelector("fieldset")!;
        Assert.True(form.HasAttribute("disabled"));
        Assert.Equal("Ask <us>", form.GetAttribute("aria-label"));
        Assert.Contains("You cannot fill in this form here", main.TextContent);
        Assert.Equal(["Your name", "E-mail", "Question", "When", "How", "Phone", "Letter"],
            form.QuerySelectorAll("p.oform__w, label, legend").Select(words => words.ChildNodes.OfType<IText>().Select(text => text.Data.Trim()).FirstOrDefault(text => text.Length > 0)).Where(words => words is not null));
        Assert.Equal(["text", "email", "radio", "radio", "text"], form.QuerySelectorAll("input").Select(input => input.GetAttribute("type")));
        Assert.Equal(["First and last", null, null, null, "ballot"], form.QuerySelectorAll("input").Select(input => input.GetAttribute("aria-label")));
        Assert.Equal(("One\nTwo", "Noon", "Send it"), (form.QuerySelector("textarea")!.TextContent, form.QuerySelector("option[selected]")!.TextContent, form.QuerySelector("button")!.TextContent));
        Assert.Empty(main.QuerySelectorAll("form, [name], [action]"));
        Assert.DoesNotContain("secret-token", main.OuterHtml);
        Assert.DoesNotContain("elsewhere.example", main.OuterHtml);

        // At the desk it is kept as it is, and nobody is offered another one that nothing could be entered into.
        var editor = (await room.Ada.GetAsync("/admin/pages/leaf-form")).Html;
        Assert.Contains("https://elsewhere.example/take", editor.Body!.TextContent);
        var offered = editor.QuerySelectorAll("button[value^='add:FlowPart:']").Select(button => button.GetAttribute("value")![13..]).ToList();
        Assert.NotEmpty(offered);
        Assert.Empty(offered.Intersect(["Form", "Input", "TextArea", "Select", "Button", "Label", "Ballot"]));
    }

    [Fact]
    public async Task How_sitemaps_name_a_page_has_controls_that_refuse_what_they_cannot_say()
    {
        await ImportAsync(Leaf("leaf-ranked", """ "SitemapPart":{"OverrideSitemapConfig":true,"ChangeFrequency":"Monthly","Priority":"9"} """));
        var editor = (await room.Ada.GetAsync("/admin/pages/leaf-ranked")).Html;
        Assert.Equal(("9", "3"), (Input(editor, "SitemapPart.Priority").GetAttribute("value"), editor.QuerySelector("[name='SitemapPart.ChangeFrequency'] option[selected]")!.GetAttribute("value")));
        Assert.True(((IHtmlInputElement)editor.QuerySelector("[name='SitemapPart.OverrideSitemapConfig'][type=checkbox]")!).IsChecked);

        var before = (await room.Get<ContentStore>().LatestAsync("leaf-ranked"))!;
        Assert.Equal("""{"OverrideSitemapConfig":true,"ChangeFrequency":"Monthly","Priority":"9"}""", Bound(before, "9", "3"));
        Assert.Equal("""{"OverrideSitemapConfig":true,"ChangeFrequency":"Monthly","Priority":8}""", Bound(before, "8", "3"));
        await RefusedAsync(before, "Priority", 11, "from 0 to 10");
        await RefusedAsync(before, "ChangeFrequency", "sometimes", "one of Daily");
    }

    [Fact]
    public async Task What_was_said_of_a_version_comes_in_with_it_and_goes_out_with_the_next()
    {
        await ImportAsync(Leaf("leaf-said", """ "AuditTrailPart":{"Comment":"Brought up to date","ShowComment":true} """));
        var versions = (await room.Ada.GetAsync("/admin/pages/leaf-said/versions")).Html.QuerySelector("main")!.TextContent;
        Assert.Contains("Import: Brought up to date", versions);

        var before = (await room.Get<ContentStore>().LatestAsync("leaf-said"))!;
        var content = before.ToContentObject();
        content["TitlePart"]!["Title"] = "leaf said";
        var saved = await room.Get<SaveDraft>().RunAsync(room.Wes, new DraftInput("leaf-said", "Leaf", content, before.ContentItemVersionId) { Reason = "A better title" });
        Assert.Equal("""{"Comment":"A better title","ShowComment":true}""", saved.ToContentObject()["AuditTrailPart"]!.ToJsonString());

        content["TitlePart"]!["Title"] = "leaf said again";
        saved = await room.Get<SaveDraft>().RunAsync(room.Wes, new DraftInput("leaf-said", "Leaf", content, saved.ContentItemVersionId));
        Assert.Equal("""{"ShowComment":true}""", saved.ToContentObject()["AuditTrailPart"]!.ToJsonString());
    }

    [Fact]
    public async Task An_item_that_is_seen_on_another_page_is_previewed_there()
    {
        await ImportAsync(
            """
            {"name":"ContentDefinition","ContentTypes":[{"Name":"Petal","DisplayName":"Petal","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},
              {"PartName":"PreviewPart","Name":"PreviewPart","Settings":{"PreviewPartSettings":{"Pattern":"~/leaf-{{ ContentItem.DisplayText | slugify }}"}}},{"PartName":"CommonPart","Name":"CommonPart","Settings":{}}]},
            {"Name":"Stem","DisplayName":"Stem","Settings":{"ContentTypeSettings":{"Creatable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"Stem","Name":"Stem"}]}],
            "ContentParts":[{"Name":"Stem","ContentPartFieldDefinitionRecords":[{"FieldName":"ContentPickerField","Name":"Petals"}]}]}
            """,
            """{"ContentItemId":"petal","ContentType":"Petal","DisplayText":"Red","Latest":true,"Published":false,"TitlePart":{"Title":"Red"},"CommonPart":{}}""",
            """{"ContentItemId":"lost","ContentType":"Petal","DisplayText":"Nowhere","Latest":true,"Published":false,"TitlePart":{"Title":"Nowhere"}}""",
            """{"ContentItemId":"stem","ContentType":"Stem","DisplayText":"The page of petals","Latest":true,"Published":true,"TitlePart":{"Title":"The page of petals"},"AutoroutePart":{"Path":"leaf-red"},"Stem":{"Petals":{"ContentItemIds":["petal"]}}}""");
        Assert.DoesNotContain("Red", (await room.Site.Browse().GetAsync("/leaf-red")).Html.QuerySelector("main")!.TextContent);
        var shown = (await room.Ada.GetAsync("/admin/pages/petal/preview")).Html.QuerySelector("main")!;
        Assert.Equal("The page of petals", shown.QuerySelector("h1")!.TextContent);
        Assert.Contains("Red", shown.TextContent);
        Assert.Equal("Nowhere", (await room.Ada.GetAsync("/admin/pages/lost/preview")).Html.QuerySelector("main h1")!.TextContent);
    }

    private string Bound(ContentItem item, string priority, string often)
    {
        var part = item.ToContentObject()["SitemapPart"]!.AsObject();
        var sent = new Dictionary<string, string> { ["SitemapPart.OverrideSitemapConfig"] = "true", ["SitemapPart.Exclude"] = "false", ["SitemapPart.Priority"] = priority, ["SitemapPart.ChangeFrequency"] = often };
        new SitemapPartKind().Bind(new FormReader(name => sent.TryGetValue(name, out var value) ? [value] : null, "SitemapPart"), part,
            new PartContext(room.Get<DefinitionStore>().Schema, new ContentTypePart("SitemapPart", "SitemapPart", SettingsBag.Empty), "SitemapPart"));
        return part.ToJsonString();
    }

    private async Task RefusedAsync(ContentItem item, string member, JsonNode value, string refusal)
    {
        var content = item.ToContentObject();
        content["SitemapPart"]![member] = value;
        var refused = await Assert.ThrowsAsync<InvalidContentException>(() => room.Get<SaveDraft>().RunAsync(room.Wes, new DraftInput(item.ContentItemId, "Leaf", content, item.ContentItemVersionId)));
        Assert.Contains(refusal, refused.Message);
    }

    private Task ImportAsync(string item) => ImportAsync(Types, item);

    private async Task ImportAsync(string types, params string[] items) => await room.Get<RecipeApplier>().ApplyAsync(await room.Get<PlannerFactory>().Create().PlanAsync(
        RecipeReader.Read($$"""{"name":"Leaves","steps":[{{types}},{"name":"content","data":[{{string.Join(',', items)}}]}]}"""), new RecipeOptions()));

    private static IElement Input(IHtmlDocument page, string name) => page.QuerySelectorAll("input").Single(input => input.GetAttribute("name") == name);
}
