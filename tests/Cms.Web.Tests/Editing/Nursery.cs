using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Library;
using Cms.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Editing;

/// <summary>
/// A plant nursery's site, edited as a person without JavaScript does: a plant has every kind of field and block list,
/// and a field of a kind that this program does not know.
/// </summary>
public sealed class Nursery : IAsyncLifetime
{
    private const string Definitions =
        """
        {
          "ContentParts": [
            {"Name":"Plant","ContentPartFieldDefinitionRecords":[
              {"FieldName":"TextField","Name":"Latin","Settings":{"ContentPartFieldSettings":{"DisplayName":"Latin name"},"TextFieldSettings":{"Hint":"Genus and species.","MaxLength":40}}},
              {"FieldName":"TextField","Name":"Light","Settings":{"ContentPartFieldSettings":{"DisplayName":"Light","Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"Full sun","value":"sun"},{"name":"Shade","value":"shade"}],"Editor":0}}},
              {"FieldName":"TextField","Name":"Summary","Settings":{"ContentPartFieldSettings":{"DisplayName":"Summary","Editor":"TextArea"},"TextFieldSettings":{"Required":true}}},
              {"FieldName":"HtmlField","Name":"Care","Settings":{"ContentPartFieldSettings":{"DisplayName":"Care"}}},
              {"FieldName":"MarkdownField","Name":"Notes","Settings":{"ContentPartFieldSettings":{"DisplayName":"Notes"}}},
              {"FieldName":"BooleanField","Name":"Hardy","Settings":{"ContentPartFieldSettings":{"DisplayName":"Hardy"}}},
              {"FieldName":"BooleanField","Name":"Edible","Settings":{"ContentPartFieldSettings":{"DisplayName":"Edible"}}},
              {"FieldName":"DateField","Name":"Sown","Settings":{"ContentPartFieldSettings":{"DisplayName":"Sown on"}}},
              {"FieldName":"DateTimeField","Name":"Watered","Settings":{"ContentPartFieldSettings":{"DisplayName":"Last watered"}}},
              {"FieldName":"NumericField","Name":"Height","Settings":{"ContentPartFieldSettings":{"DisplayName":"Height"},"NumericFieldSettings":{"Scale":1,"Minimum":0,"Maximum":90}}},
              {"FieldName":"LinkField","Name":"Grower","Settings":{"ContentPartFieldSettings":{"DisplayName":"Grower"}}},
              {"FieldName":"MediaField","Name":"Pictures","Settings":{"ContentPartFieldSettings":{"DisplayName":"Pictures"}}},
              {"FieldName":"MediaField","Name":"Leaf","Settings":{"ContentPartFieldSettings":{"DisplayName":"Leaf"},"MediaFieldSettings":{"Multiple":false}}},
              {"FieldName":"ContentPickerField","Name":"Neighbors","Settings":{"ContentPartFieldSettings":{"DisplayName":"Good neighbors"},"ContentPickerFieldSettings":{"Multiple":true,"DisplayedContentTypes":["Plant"]}}},
              {"FieldName":"ContentPickerField","Name":"Parent","Settings":{"ContentPartFieldSettings":{"DisplayName":"Bred from"},"ContentPickerFieldSettings":{"DisplayedContentTypes":["Plant"]}}},
              {"FieldName":"MultiTextField","Name":"Names","Settings":{"ContentPartFieldSettings":{"DisplayName":"Other names"}}},
              {"FieldName":"MultiTextField","Name":"Months","Settings":{"ContentPartFieldSettings":{"DisplayName":"Flowers in"},"MultiTextFieldSettings":{"Options":[{"name":"May","value":"5"},{"name":"June","value":"6"}]}}},
              {"FieldName":"TaxonomyField","Name":"Colors","Settings":{"ContentPartFieldSettings":{"DisplayName":"Colors"},"TaxonomyFieldSettings":{"TaxonomyContentItemId":"colors"}}},
              {"FieldName":"GeoPointField","Name":"Found","Settings":{"ContentPartFieldSettings":{"DisplayName":"Where found"}}},
              {"FieldName":"TextField","Name":"Owner","Settings":{"ContentPartFieldSettings":{"DisplayName":"Gardener"},"EditorGroupSettings":{"Group":"Who looks after it"}}}]},
            {"Name":"Bed","ContentPartFieldDefinitionRecords":[
              {"FieldName":"TextField","Name":"Heading","Settings":{"ContentPartFieldSettings":{"DisplayName":"Heading"}}},
              {"FieldName":"LinkField","Name":"Source","Settings":{"ContentPartFieldSettings":{"DisplayName":"Source"}}}]}
          ],
          "ContentTypes": [
            {"Name":"Plant","DisplayName":"Plant","Settings":{"ContentTypeSettings":{"Creatable":true}},"ContentTypePartDefinitionRecords":[
              {"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"Plant","Name":"Plant"},
              {"PartName":"BagPart","Name":"Beds","Settings":{"ContentTypePartSettings":{"DisplayName":"Beds"},"BagPartSettings":{"ContainedContentTypes":["Bed","Row"]}}},
              {"PartName":"SeoMetaPart","Name":"SeoMetaPart"},{"PartName":"StrangePart","Name":"StrangePart"}]},
            {"Name":"Bed","DisplayName":"Bed","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"Bed","Name":"Bed"}]},
            {"Name":"Row","DisplayName":"Row","ContentTypePartDefinitionRecords":[{"PartName":"FlowPart","Name":"FlowPart","Settings":{"ContentTypePartSettings":{"DisplayName":"Side by side"}}}]},
            {"Name":"Menu","DisplayName":"Menu","Settings":{"ContentTypeSettings":{"Creatable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"MenuPart","Name":"MenuPart"},{"PartName":"MenuItemsListPart","Name":"MenuItemsListPart"}]},
            {"Name":"LinkMenuItem","DisplayName":"Link","Settings":{"ContentTypeSettings":{"Stereotype":"MenuItem"}},"ContentTypePartDefinitionRecords":[{"PartName":"LinkMenuItemPart","Name":"LinkMenuItemPart"},{"PartName":"MenuItemsListPart","Name":"MenuItemsListPart"}]},
            {"Name":"ContentMenuItem","DisplayName":"Page","Settings":{"ContentTypeSettings":{"Stereotype":"MenuItem"}},"ContentTypePartDefinitionRecords":[{"PartName":"ContentMenuItemPart","Name":"ContentMenuItemPart"}]},
            {"Name":"HtmlMenuItem","DisplayName":"Text","Settings":{"ContentTypeSettings":{"Stereotype":"MenuItem"}},"ContentTypePartDefinitionRecords":[{"PartName":"HtmlMenuItemPart","Name":"HtmlMenuItemPart"}]},
            {"Name":"Taxonomy","DisplayName":"List of words","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AliasPart","Name":"AliasPart"},{"PartName":"TaxonomyPart","Name":"TaxonomyPart"}]},
            {"Name":"Color","DisplayName":"Color","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"TermPart","Name":"TermPart"}]}
          ]
        }
        """;

    /// <summary>A plant as an import may have left it: odd members everywhere, values of every kind.</summary>
    public const string Rose =
        """
        {"TitlePart":{"Title":"Rose","Odd":1},"AutoroutePart":{"Path":"rose"},
        "Plant":{"Latin":{"Text":"Rosa <canina>"},"Light":{"Text":"dusk"},"Summary":{"Text":"\nTwo\nlines & more"},"Care":{"Html":"<p>Water <a href=\"/x\" data-item=\"p1\">it</a>.</p>","Odd":[1.50]},"Notes":{"Markdown":"* a\n* b"},
        "Hardy":{"Value":true},"Edible":{"Value":false},"Sown":{"Value":"2026-03-01T00:00:00Z"},"Watered":{"Value":"2026-07-01T09:30:15Z"},"Height":{"Value":2.50},"Grower":{"Url":"https://example.org/a?b=1&c=2","Text":"A & B","Target":"_blank"},
        "Pictures":{"Paths":["roses/a b.jpg","c.pdf"],"MediaTexts":["A rose","" ],"Anchors":[{"X":0.25,"Y":0.75},{"X":0.5,"Y":0.5}],"Odd":true},"Leaf":{"Paths":["leaf.png"],"MediaTexts":["A leaf"]},
        "Neighbors":{"ContentItemIds":["gone","sage"]},"Parent":{"ContentItemIds":["gone"]},"Names":{"Values":["Dog rose","Wild rose"]},"Months":{"Values":["6","13"]},
        "Colors":{"TaxonomyContentItemId":"colors","TermContentItemIds":["pink","old"]},"Found":{"Latitude":1.0,"Longitude":2.0},"Owner":{"Text":"Gus"},"Extra":{"Kept":true}},
        "Beds":{"ContentItems":[{"ContentItemId":"b1","ContentType":"Bed","DisplayText":null,"Bed":{"Heading":{"Text":"By the wall"},"Source":{"Url":"/walls"}},"Odd":{"x":1}},
        {"ContentItemId":"r1","ContentType":"Row","FlowPart":{"Widgets":[{"ContentItemId":"w1","ContentType":"Bed","Bed":{"Heading":{"Text":"In a row"}},"FlowMetadata":{"Alignment":0,"Size":40}}]}},
        {"ContentItemId":"u1","ContentType":"Unheard","Unheard":{"y":2}}]},
        "SeoMetaPart":{"PageTitle":"Rose","DefaultSocialImage":{"Paths":["leaf.png"],"MediaTexts":["A leaf"]},"CustomMetaTags":[{"Name":"a"}]},"StrangePart":{"Kind":"odd","Deep":{"z":[1]}}}
        """;

    private UserSite site = null!;

    public Browser Gardener { get; private set; } = null!;

    public UserSite Users => site;

    public ContentStore Store => site.Site.Services.GetRequiredService<ContentStore>();

    public async Task InitializeAsync()
    {
        site = await UserSite.StartAsync();
        await site.AddAsync("gus", "Administrator");
        await site.WriteAsync(session => DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Definitions)));
        await site.Site.Services.GetRequiredService<DefinitionStore>().ReloadAsync();
        await SaveAsync("Taxonomy", """{"TitlePart":{"Title":"Colors"},"AliasPart":{},"TaxonomyPart":{"TermContentType":"Color","Terms":[{"ContentItemId":"pink","ContentType":"Color","DisplayText":"Pink","TitlePart":{"Title":"Pink"},"TermPart":{"TaxonomyContentItemId":"colors"},"Terms":[{"ContentItemId":"salmon","ContentType":"Color","DisplayText":"Salmon","TitlePart":{"Title":"Salmon"},"TermPart":{"TaxonomyContentItemId":"colors"}}]}]}}""", "colors");
        await SaveAsync("Plant", """{"TitlePart":{"Title":"Herbs"}}""", "herbs");
        await SaveAsync("Plant", """{"TitlePart":{"Title":"Sage"}}""", "sage", "herbs");
        await SaveAsync("Plant", """{"TitlePart":{"Title":"Thyme"}}""", "thyme", "herbs");
        Gardener = await site.SignInAsync("gus");
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public Task<ContentItem> SaveAsync(string type, string content, string id, string? parent = null) =>
        site.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Books.Librarian, new DraftInput(id, type, ContentJson.ParseObject(content), null) { ParentId = parent });

    public Task WriteSettingsAsync(string json) => site.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Settings, "site", ContentJson.ParseObject(json)));

    /// <summary>Presses a button of the editor's form: everything on the page is sent as it stands, with what was typed in its place.</summary>
    public Task<Page> PressAsync(Page page, string op, params (string Name, string Value)[] typed) => Gardener.PostAsync(FormOf(page).GetAttribute("action")!, Sent(page, op, typed));

    public static IHtmlFormElement FormOf(Page page) => (IHtmlFormElement)page.Html.QuerySelector("input[name=_type]")!.Closest("form")!;

    public static IEnumerable<KeyValuePair<string, string>> Sent(Page page, string op, params (string Name, string Value)[] typed)
    {
        var names = typed.Select(entry => entry.Name).ToHashSet();
        foreach (var control in FormOf(page).QuerySelectorAll("input[name],select[name],textarea[name]").Where(control => !names.Contains(control.GetAttribute("name")!)))
        {
            var value = control switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                _ => ((IHtmlTextAreaElement)control).Value,
            };
            if (value is not null)
                yield return KeyValuePair.Create(control.GetAttribute("name")!, value.ReplaceLineEndings("\r\n"));
        }
        foreach (var (name, value) in typed)
            yield return KeyValuePair.Create(name, value);
        yield return KeyValuePair.Create("op", op);
    }

    public async Task<JsonObject> StoredAsync(string id) => (await Store.LatestAsync(id))!.ToContentObject();
}
