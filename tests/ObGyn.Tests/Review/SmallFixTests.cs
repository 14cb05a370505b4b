using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review;
using Cms.Review.SmallFixes;
using Cms.Review.Texts;
using Cms.Web.Texts;
using ObGyn.Conditions;

namespace ObGyn.Tests.Review;

/// <summary>What counts as a small fix of a condition page, by the department's own settings: a table of changes, each to the same signed text.</summary>
public sealed class SmallFixTests
{
    private const string Signed =
        """
        {"TitlePart":{"Title":"Sample condition"},"AutoroutePart":{"Path":"sample"},
         "ConditionPage":{"NavTitle":{"Text":"Sample"},"AlsoCalled":{"Values":["Test condition","Try-out condition"]},"Summary":{"Text":"A sample that is easy to treat when it is found early."},
           "Illustration":{"Paths":["sample.svg"],"MediaTexts":["A drawing of the sample, seen from the side."]},"Programs":{"ContentItemIds":["program1"]},"Sensitive":{"Value":true},"Codes":{"Values":["ICD-10-CM N80"]}},
         "Body":{"ContentItems":[
           {"ContentItemId":"s1","ContentType":"Section","Section":{"Kind":{"Text":"Treatment"},"Heading":{"Text":"How is it treated?"},"Text":{"Html":"<h3>At home</h3><p>Many people take ibuprofen, 400 mg every 6 hours, with food. It helps most pepole within a day, and you can stop when you feel well.</p><ul><li>Rest with your legs up</li><li>Drink enough water</li></ul><p>Read about <a href=\"/sample\" data-item=\"other1\">other ways</a> to help. Do not drive. Folic acid is safe. 10<sup>3</sup> cells.</p>"}}},
           {"ContentItemId":"s2","ContentType":"Section","Section":{"Kind":{"Text":"Outlook"},"Heading":{"Text":"What happens next?"},"Text":{"Html":"<p>Your team watches you closely and answers every question that you have about the sample.</p>"}}},
           {"ContentItemId":"c1","ContentType":"CareCard","CareCard":{"Level":{"Text":"urgent"},"Heading":{"Text":"Call us if"},"Signs":{"Values":["you have a fever","you feel faint"]},"Action":{"Text":"call"}}},
           {"ContentItemId":"q1","ContentType":"Faq","Faq":{"Question":{"Text":"Is it catching?"},"Answer":{"Html":"<p>It is a sample, so it is nothing that one person gives to another.</p>"}}}]},
         "LearnMore":{"ContentItems":[{"ContentItemId":"l1","ContentType":"LearnMoreLink","LearnMoreLink":{"Link":{"Url":"https://example.org/sample","Text":"About the sample"},"Publisher":{"Text":"Example"}}}]},
         "ReviewPart":{"State":{"Text":"reviewed"},"LastReviewed":{"Value":"2026-11-02T00:00:00Z"}},"SeoMetaPart":{"PageTitle":"Sample"}}
        """;

    private static readonly ContentSchema Schema = new(
        DefinitionJson.Snapshot(Records(TypedDefinitions.Step(typeof(ConditionPage), typeof(Section), typeof(CareCard), typeof(Faq), typeof(LearnMoreLink), typeof(LibraryLink), typeof(ReviewPart)))),
        BuiltInKinds.Create([], []));

    private static readonly SmallFixSettings Settings = ReadSettings();

    // What changes, and how many words of it count. The text itself stands in Signed.
    [Theory]
    [InlineData("pepole", "people", 1)]
    [InlineData("with food. It helps", "with food; it helps", 2)]
    [InlineData("closely and answers", "closely, and answers", 1)]
    [InlineData("A sample that is easy", "A sample which is easy", 1)]
    [InlineData("Rest with your legs up", "Rest with your knees up", 1)]
    [InlineData("Drink enough water", "Drink plenty of water", 2)]
    [InlineData("Test condition", "Test complaint", 1)]
    [InlineData("A drawing of the sample, seen", "A picture of the sample, seen", 1)]
    [InlineData("Your team watches you closely and answers", "The people on your team watch you closely and they answer", 7)]
    [InlineData("Read about", "<strong>Read</strong> about", 0)]
    [InlineData("watches you closely", "watches  you\\n closely", 0)]
    [InlineData("Many people", "many People", 2)]
    public void Words_alone_are_a_small_fix(string signed, string now, int words)
    {
        var verdict = Judge(signed, now);
        Assert.Null(verdict.Reason);
        Assert.Equal(words, verdict.Words);
    }

    [Theory]
    // numbers, also in words, in Roman, raised and with other marks beside them
    [InlineData("400 mg", "800 mg", "A number changed: “400”.")]
    [InlineData("400 mg", "40.0 mg", "A number changed: “400”.")]
    [InlineData("400 mg", "-400 mg", "A number changed: “400”.")]
    [InlineData("400 mg", "four hundred mg", "A number changed: “400”.")]
    [InlineData("that one person gives", "that a person gives", "A number changed: “one”.")]
    [InlineData("within a day", "within one day", "A number changed: “one”.")]
    [InlineData("within a day", "within half a day", "A number changed: “half”.")]
    [InlineData("found early", "found early, in stage II", "A number changed: “ii”.")]
    [InlineData("Rest with", "Rest twice with", "A number changed: “twice”.")]
    [InlineData("closely", "closely²", "A number changed: “closely2”.")]
    [InlineData("10<sup>3</sup>", "103", "The layout of a text changed: its paragraphs, lists or tables.")]
    [InlineData("10<sup>3</sup>", "10<sup>6</sup>", "The layout of a text changed: its paragraphs, lists or tables.")]
    // units
    [InlineData("400 mg", "400 g", "A unit changed: “mg”.")]
    [InlineData("every 6 hours", "every 6 days", "A unit changed: “hours”.")]
    [InlineData("within a day", "within a week", "A unit changed: “day”.")]
    [InlineData("Drink enough", "Drink three cups of", "A number changed: “three”.")]
    [InlineData("found early", "found in the first trimester", "A unit changed: “trimester”.")]
    // medicines, tests, treatments
    [InlineData("ibuprofen", "naproxen", "The name of a medicine, test or treatment changed: “ibuprofen,”.")]
    [InlineData("ibuprofen,", "ibuprofin,", "The name of a medicine, test or treatment changed: “ibuprofen,”.")]
    [InlineData("Folic acid", "Folinic acid", "The name of a medicine, test or treatment changed: “Folic acid”.")]
    [InlineData("Rest with", "Rest after surgery with", "“after” came in")]
    [InlineData("watches you closely", "watches you closely by ultrasounds", "The name of a medicine, test or treatment changed: “ultrasounds”.")]
    [InlineData("answers every question", "answers every question about a Pap test", "The name of a medicine, test or treatment changed: “Pap test”.")]
    // not, no, never, must, and words like them
    [InlineData("Many people take", "Many people do not take", "“not” came in")]
    [InlineData("Many people take", "Many people never take", "“never” came in")]
    [InlineData("Do not drive", "Do drive", "“not” was taken out")]
    [InlineData("you can stop", "you must stop", "“must” came in")]
    [InlineData("you can stop", "you can’t stop", "“can't” came in")]
    [InlineData("you can stop", "you cannot stop", "“cannot” came in")]
    [InlineData("Many people take", "Many people do n\u200Bot take", "“not” came in")]
    [InlineData("Many people take", "Many people do n<em>o</em>t take", "“not” came in")]
    [InlineData("Many people take", "Many people do NOT, take", "“not” came in")]
    [InlineData("Many people take", "Many people do nоt take", "is written with letters of two alphabets")]
    [InlineData("with food", "without food", "“without” came in")]
    [InlineData("Do not drive. Folic acid is safe.", "Do drive. Folic acid is not safe.", "“not” was taken out")]
    [InlineData("is safe", "is unsafe", "turn the meaning around")]
    [InlineData("easy to treat", "uneasy to treat", "“easy” became “uneasy”, which can turn the meaning around.")]
    [InlineData("when it is found early", "before it is found early", "“before” came in")]
    [InlineData("A sample that is easy", "A sample of cancer that is easy", "“cancer” came in")]
    // headings, links, pictures, choices
    [InlineData("\"Title\":\"Sample condition\"", "\"Title\":\"Sample complaint\"", "The title changed.")]
    [InlineData("How is it treated?", "How do we treat it?", "A heading changed.")]
    [InlineData("<h3>At home</h3>", "<h3>At work</h3>", "A heading changed.")]
    [InlineData("Is it catching?", "Is it contagious?", "A heading changed.")]
    [InlineData("href=\\\"/sample\\\"", "href=\\\"/other\\\"", "The target of a link changed.")]
    [InlineData("data-item=\\\"other1\\\"", "data-item=\\\"other2\\\"", "The target of a link changed.")]
    [InlineData("other ways</a>", "other ways</a> <a href=\\\"tel:+15550100\\\">us</a>", "The target of a link changed.")]
    [InlineData("sample.svg", "other.svg", "A picture changed.")]
    [InlineData("\"Text\":\"Treatment\"", "\"Text\":\"Outlook\"", "“Kind” changed.")]
    [InlineData("program1", "program2", "“Clinical programs” changed.")]
    [InlineData("\"Sensitive\":{\"Value\":true}", "\"Sensitive\":{\"Value\":false}", "“Sensitive page” changed.")]
    [InlineData("\"Sensitive\":", "\"HighRisk\":{\"Value\":true},\"Sensitive\":", "“High-risk topic” changed.")]
    [InlineData("\"Test condition\",", "", "A line came or went in “Also called”.")]
    // help cards and sources
    [InlineData("you have a fever", "you have a temperature", "A help card changed.")]
    [InlineData("\"urgent\"", "\"routine\"", "A help card changed.")]
    [InlineData("https://example.org/sample", "https://example.org/other", "A source changed.")]
    [InlineData("About the sample", "About this sample", "A source changed.")]
    // sections and layout
    [InlineData("\"ContentItemId\":\"s2\"", "\"ContentItemId\":\"s3\"", "A section was added.")]
    [InlineData("{\"ContentItemId\":\"c1\"", "{\"ContentItemId\":\"s9\",\"ContentType\":\"Section\",\"Section\":{\"Text\":{\"Html\":\"<p>Hello</p>\"}}},{\"ContentItemId\":\"c1\"", "A section was added.")]
    [InlineData("\"ContentItemId\":\"s2\",\"ContentType\":\"Section\",\"Section\"", "\"ContentItemId\":\"s2\",\"ContentType\":\"Faq\",\"Faq\"", "A section became one of another kind.")]
    [InlineData("<li>Drink enough water</li>", "", "The layout of a text changed: its paragraphs, lists or tables.")]
    [InlineData("<li>Drink enough water</li>", "<li>Drink enough water</li><li>Sleep well</li>", "The layout of a text changed: its paragraphs, lists or tables.")]
    [InlineData("<ul><li>Rest with your legs up</li><li>Drink enough water</li></ul>", "<ol><li>Rest with your legs up</li><li>Drink enough water</li></ol>", "The layout of a text changed: its paragraphs, lists or tables.")]
    // too many words, and what nobody has thought of
    [InlineData("Your team watches you closely and answers", "Somebody from here keeps an eye on how things go for you and answers", "words changed; a small fix changes at most 10.")]
    [InlineData("\"SeoMetaPart\"", "\"StrangePart\":{\"Words\":\"hello\"},\"SeoMetaPart\"", "Something changed that is more than words.")]
    [InlineData("\"Summary\":{", "\"Summary\":{\"Odd\":\"hello\",", "“Summary” changed.")]
    [InlineData("\"Section\":{\"Kind\":{\"Text\":\"Treatment\"}", "\"Odd\":{\"a\":\"b\"},\"Section\":{\"Kind\":{\"Text\":\"Treatment\"}", "Something changed that is more than words.")]
    public void What_could_change_a_treatment_is_none(string signed, string now, string reason)
    {
        var verdict = Judge(signed, now);
        Assert.False(verdict.IsSmall);
        Assert.Contains(reason, verdict.Reason);
    }

    [Fact]
    public void A_section_that_moves_is_none()
    {
        var json = JsonNode.Parse(Signed)!.AsObject();
        var blocks = json["Body"]!["ContentItems"]!.AsArray();
        var first = blocks[0];
        blocks.RemoveAt(0);
        blocks.Insert(1, first);
        Assert.Equal("A section was moved.", SmallFix.Judge(Item(Signed), Item(json.ToJsonString()), Schema, Settings).Reason);
        blocks.RemoveAt(3);
        Assert.Equal("A section was removed.", SmallFix.Judge(Item(Signed), Item(json.ToJsonString()), Schema, Settings).Reason);
        blocks.RemoveAt(2);
        Assert.Equal("A help card was removed.", SmallFix.Judge(Item(Signed), Item(json.ToJsonString()), Schema, Settings).Reason);
    }

    // Who reviewed it, its address and what search engines read is not the text; everything else is.
    [Theory]
    [InlineData("\"reviewed\"", "\"needs-review\"", true)]
    [InlineData("\"Path\":\"sample\"", "\"Path\":\"other\"", true)]
    [InlineData("\"PageTitle\":\"Sample\"", "\"PageTitle\":\"Other\"", true)]
    [InlineData("\"Sensitive\":", "\"HighRisk\":{\"Value\":false},\"Sensitive\":", true)]
    [InlineData("\"ContentItemId\":\"s2\"", "\"ContentItemId\":\"s3\"", true)]
    [InlineData("\"NavTitle\":{\"Text\":\"Sample\"},\"AlsoCalled\":{\"Values\":[\"Test condition\",\"Try-out condition\"]}", "\"AlsoCalled\":{\"Values\":[\"Test condition\",\"Try-out condition\"]},\"NavTitle\":{\"Text\":\"Sample\"}", true)]
    [InlineData("pepole", "people", false)]
    [InlineData("sample.svg", "other.svg", false)]
    [InlineData("seen from the side.", "seen from the front.", false)]
    [InlineData("program1", "program2", false)]
    [InlineData("href=\\\"/sample\\\"", "href=\\\"/other\\\"", false)]
    [InlineData("\"SeoMetaPart\"", "\"StrangePart\":{\"Words\":\"hello\"},\"SeoMetaPart\"", false)]
    public void The_hash_is_of_what_readers_see(string signed, string now, bool same) =>
        Assert.Equal(same, ReviewedText.Hash(Item(Signed)) == ReviewedText.Hash(Item(Changed(signed, now))));

    // What a signature covers is on the letter: a change that the hash sees, the letter shows.
    [Theory]
    [InlineData("pepole", "people"), InlineData("sample.svg", "other.svg"), InlineData("seen from the side.", "seen from the front."), InlineData("program1", "program2")]
    [InlineData("href=\\\"/sample\\\"", "href=\\\"/other\\\""), InlineData("\"urgent\"", "\"routine\""), InlineData("https://example.org/sample", "https://example.org/other")]
    [InlineData("\"Sensitive\":{\"Value\":true}", "\"Sensitive\":{\"Value\":false}"), InlineData("ICD-10-CM N80", "ICD-10-CM N81"), InlineData("\"SeoMetaPart\"", "\"StrangePart\":{\"Words\":\"hello\"},\"SeoMetaPart\"")]
    [InlineData("\"Title\":\"Sample condition\"", "\"Title\":\"Sample complaint\""), InlineData("Test condition", "Test complaint")]
    public void A_letter_shows_every_change_that_the_hash_sees(string signed, string now)
    {
        var reader = new PassageReader(Schema, new Dictionary<string, string> { ["program1"] = "One", ["program2"] = "Two" }, item => ReviewedText.Of(item));
        var changed = PassageDiff.Of(reader.Read(Item(Signed)), reader.Read(Item(Changed(signed, now)))).Where(passage => passage.IsChanged);
        Assert.Single(changed);
    }

    private static SmallFixVerdict Judge(string signed, string now) => SmallFix.Judge(Item(Signed), Item(Changed(signed, now)), Schema, Settings);

    private static string Changed(string signed, string now)
    {
        Assert.Contains(signed, Signed);
        return Signed.Replace(signed, now);
    }

    private static ContentItem Item(string json) => new() { ContentItemId = "sample", ContentType = nameof(ConditionPage), Content = ContentJson.Parse(json) };

    private static IEnumerable<(string, System.Text.Json.JsonElement)> Records(JsonObject step) =>
        step["ContentTypes"]!.AsArray().Select(type => (DefinitionJson.TypeKind, ContentJson.ToElement(type!))).Concat(step["ContentParts"]!.AsArray().Select(part => (DefinitionJson.PartKind, ContentJson.ToElement(part!))));

    private static SmallFixSettings ReadSettings()
    {
        var recipe = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "recipes", "obgyn.settings.recipe.json")))!;
        var bag = recipe["steps"]!.AsArray().Single(step => step!["name"]!.GetValue<string>() == "settings")![ReviewSettings.Name];
        var settings = ReviewSettings.Read(bag).SmallFix;
        Assert.True(settings.Names.Count > 50);
        return settings;
    }
}
