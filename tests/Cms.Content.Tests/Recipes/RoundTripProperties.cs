using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>Random items over random definitions, with parts and members that nobody knows: what went in comes out, and a second import changes nothing. A seed makes the same site always.</summary>
public sealed class RoundTripProperties
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task What_goes_in_comes_out_and_again_from_another_site(int seed)
    {
        var (recipe, items) = Make(new Random(seed));
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(recipe, new RecipeOptions());
        var hash = await site.HashAsync();
        Assert.Equal(0, (await site.ImportAsync(recipe, new RecipeOptions())).Count(ReportKind.Updated));
        Assert.Equal(hash, await site.HashAsync());

        var export = await site.ExportAsync();
        foreach (var item in items)
        {
            var written = Written(export, item["ContentItemId"]!.ToString());
            foreach (var (name, value) in item.Where(member => member.Value is JsonObject && member.Key is not ("ContainedPart" or "AutoroutePart")))
                Assert.Equal(Escaped(value)!.ToJsonString(), written[name]?.ToJsonString());
        }
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export, new RecipeOptions());
        Assert.Equal(hash, await other.HashAsync());
        Assert.Equal(export, await other.ExportAsync());
    }

    // A text that looks like an expression is written with one more pair of brackets, which reading takes off again.
    private static JsonNode? Escaped(JsonNode? json) => json switch
    {
        JsonObject node => new JsonObject(node.Select(member => KeyValuePair.Create(member.Key, Escaped(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Escaped)]),
        JsonValue value when value.TryGetValue<string>(out var text) => ExpressionText.Escape(ExpressionText.Unescape(text)),
        _ => json?.DeepClone(),
    };

    private static JsonObject Written(string export, string id) => JsonNode.Parse(export)!["steps"]!.AsArray().Where(step => step!["name"]!.ToString() == "content")
        .SelectMany(step => step!["data"]!.AsArray()).Single(item => item!["ContentItemId"]!.ToString() == id)!.AsObject();

    private static (string Recipe, List<JsonObject> Items) Make(Random random)
    {
        var (types, parts, items) = (new JsonArray(), new JsonArray(), new List<JsonObject>());
        var fields = new Dictionary<string, List<(string Kind, string Name)>>();
        for (var number = 0; number < 3; number++)
        {
            var type = $"Kind{number}";
            fields[type] = [.. Enumerable.Range(0, random.Next(1, 7)).Select(index => (Fields[random.Next(Fields.Length)], $"F{index}"))];
            types.Add(new JsonObject
            {
                ["Name"] = type,
                ["DisplayName"] = $"Kind {number}",
                ["Settings"] = new JsonObject { ["ContentTypeSettings"] = new JsonObject { ["Creatable"] = true, ["Odd"] = random.Next() }, ["SomeModulesSettings"] = Json(random, 3) },
                ["ContentTypePartDefinitionRecords"] = new JsonArray([.. ((string[])["TitlePart", "AutoroutePart", "BagPart", type]).Select(part => new JsonObject { ["PartName"] = part, ["Name"] = part == "BagPart" ? "Blocks" : part, ["Settings"] = new JsonObject { ["X"] = Json(random, 2) } })]),
            });
            parts.Add(new JsonObject
            {
                ["Name"] = type,
                ["Settings"] = new JsonObject(),
                ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. fields[type].Select(field => new JsonObject { ["FieldName"] = field.Kind, ["Name"] = field.Name, ["Settings"] = new JsonObject { ["Y"] = Json(random, 2) } })]),
            });
        }
        for (var number = 0; number < 8; number++)
        {
            var item = Item(random, $"item{number}", fields, contained: false);
            item["AutoroutePart"] = new JsonObject { ["Path"] = $"a{number}" };
            if (number > 0 && random.Next(2) == 0)
                item["ContainedPart"] = new JsonObject { ["ListContentItemId"] = $"item{random.Next(number)}", ["Order"] = random.Next(5) };
            items.Add(item);
        }
        var recipe = new JsonObject
        {
            ["name"] = "Random",
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "ContentDefinition", ["ContentTypes"] = types, ["ContentParts"] = parts },
                new JsonObject { ["name"] = "content", ["data"] = new JsonArray([.. items.Select(item => item.DeepClone())]) }),
        };
        return (ContentJson.Write(recipe), items);
    }

    private static JsonObject Item(Random random, string id, Dictionary<string, List<(string Kind, string Name)>> fields, bool contained)
    {
        var type = $"Kind{random.Next(3)}";
        var own = new JsonObject();
        foreach (var (kind, name) in fields[type].Where(_ => random.Next(4) > 0))
            own[name] = Value(random, kind);
        own["Unknown"] = Json(random, 3);
        var item = new JsonObject { ["ContentItemId"] = id, ["ContentType"] = type, ["DisplayText"] = Text(random), ["Latest"] = !contained, ["Published"] = !contained && random.Next(3) > 0 };
        item["TitlePart"] = new JsonObject { ["Title"] = item["DisplayText"]!.DeepClone() };
        item[type] = own;
        item["PartOfSomeModule"] = new JsonObject { ["Z"] = Json(random, 4) };
        if (!contained)
            item["Blocks"] = new JsonObject { ["ContentItems"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(index => Item(random, $"{id}-b{index}", fields, contained: true))]) };
        return item;
    }

    private static readonly string[] Fields = ["TextField", "HtmlField", "BooleanField", "NumericField", "DateField", "DateTimeField", "TimeField", "LinkField", "MediaField", "MultiTextField", "ContentPickerField", "GeoPointField", "YoutubeField", "UserPickerField", "LocalizationSetContentPickerField", "FieldOfSomeModule"];

    private static JsonObject Value(Random random, string kind) => kind switch
    {
        "TextField" => new() { ["Text"] = Text(random) },
        "HtmlField" => new() { ["Html"] = $"<p>{random.Next()}</p>" },
        "BooleanField" => new() { ["Value"] = random.Next(2) == 0 },
        "NumericField" => new() { ["Value"] = random.Next(1000), ["Odd"] = Json(random, 2) },
        "DateField" or "DateTimeField" => new() { ["Value"] = $"20{random.Next(10, 40)}-0{random.Next(1, 10)}-1{random.Next(10)}T00:00:00Z" },
        "TimeField" => new() { ["Value"] = $"0{random.Next(10)}:{random.Next(10, 60)}:00" },
        "LinkField" => new() { ["Url"] = $"https://example.org/{random.Next()}", ["Text"] = Text(random) },
        "MediaField" => new() { ["Paths"] = new JsonArray("a/b.jpg"), ["MediaTexts"] = new JsonArray(Text(random)), ["Anchors"] = new JsonArray(new JsonObject { ["X"] = 0.5, ["Y"] = 0.25 }) },
        "MultiTextField" => new() { ["Values"] = new JsonArray(Text(random), Text(random)) },
        "ContentPickerField" => new() { ["ContentItemIds"] = new JsonArray($"item{random.Next(8)}") },
        "GeoPointField" => new() { ["Latitude"] = random.Next(-90, 91), ["Longitude"] = random.Next(-180, 181) },
        "YoutubeField" => new() { ["EmbeddedAddress"] = "//www.youtube.com/embed/abcdefghi-1", ["RawAddress"] = "https://youtu.be/abcdefghi-1" },
        "UserPickerField" => new() { ["UserIds"] = new JsonArray($"user{random.Next(3)}"), ["UserNames"] = new JsonArray(Text(random)) },
        "LocalizationSetContentPickerField" => new() { ["LocalizationSets"] = new JsonArray($"set{random.Next(3)}") },
        _ => new() { ["Some"] = Json(random, 3) },
    };

    // Words that other programs trip over: quotes, brackets of expressions and shortcodes, letters beyond the first plane.
    private static readonly string[] Words = ["plain", "\"quoted\"", "<b>", "[js: uuid()]", "[file:text('../x')]", "[[js: x]]", "[Note: closed]", "[locale en]", "ü😀\u2028", "{{ Liquid }}", "a\\b", "line\nline"];

    private static string Text(Random random) => random.Next(3) == 0 ? Words[random.Next(Words.Length)] : $"{Words[random.Next(Words.Length)]} {random.Next(100)}";

    private static JsonNode? Json(Random random, int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => random.Next(),
        1 => JsonValue.Create(Text(random)),
        2 => random.Next(2) == 0,
        3 => JsonNode.Parse("1.50"),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth - 1))]),
        _ => new JsonObject([.. Enumerable.Range(0, random.Next(4)).Select(index => KeyValuePair.Create($"k{index}", Json(random, depth - 1)))]),
    };
}
