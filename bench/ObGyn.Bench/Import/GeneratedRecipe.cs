using System.Text.Json;
using Cms.Content.Model;

namespace ObGyn.Bench.Import;

/// <summary>A recipe of pages that look like pages: branches under the root, the other pages under them, three sections of text in each. The same words in every run.</summary>
internal static class GeneratedRecipe
{
    public const int Items = 10_000;
    private const int Branches = 100;
    private static readonly string[] Words = "a page of this site says in plain words what people ask about care visits tests results rooms doors times dates names maps phones and who will answer them when they call or come".Split(' ');

    public static void Write(string path)
    {
        using var file = File.Create(path);
        Write(file, Items);
    }

    public static void Write(Stream file, int items)
    {
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteString("name", "generated");
        json.WriteStartArray("steps");
        json.WriteStartObject();
        json.WriteString("name", "content");
        json.WriteStartArray("data");
        var random = new Random(1);
        for (var number = 0; number < items; number++)
        {
            JsonSerializer.Serialize(json, Page(number, items, random));
            // A zip's stream takes what is done, so that the text never stands in memory whole.
            if (json.BytesPending > 1 << 20)
                json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Dictionary<string, object> Page(int number, int items, Random random)
    {
        var title = number < Branches ? $"Branch {number}" : $"Page {number}";
        var page = new Dictionary<string, object>
        {
            ["ContentItemId"] = Id(number),
            ["ContentType"] = "Page",
            ["DisplayText"] = title,
            ["Latest"] = true,
            ["Published"] = true,
            ["ModifiedUtc"] = "2026-01-31T09:00:00Z",
            ["PublishedUtc"] = "2026-01-31T09:00:00Z",
            ["CreatedUtc"] = "2026-01-31T09:00:00Z",
            ["Author"] = "bench",
            ["TitlePart"] = new { Title = title },
            ["AutoroutePart"] = new { Path = Address(number) },
            ["Page"] = new { Summary = new { Text = Sentence(random, 12) }, Related = new { ContentItemIds = new[] { Id((number + 1) % items) } } },
            ["Body"] = new { ContentItems = Enumerable.Range(0, 3).Select(block => Section(number, block, random)).ToArray() },
        };
        if (number >= Branches)
            page["ContainedPart"] = new { ListContentItemId = Id(number % Branches), ListContentType = "Page", Order = number / Branches };
        return page;
    }

    private static object Section(int number, int block, Random random) => new
    {
        ContentItemId = ContentIds.Derive("bench", $"{number}", $"{block}"),
        ContentType = "Section",
        Section = new
        {
            Kind = new { Text = "Custom" },
            Heading = new { Text = Sentence(random, 4) },
            Text = new { Html = $"<p>{Sentence(random, 40)}</p><ul><li>{Sentence(random, 8)}</li><li>{Sentence(random, 8)} <a href=\"/branch-{number % Branches}\" data-item=\"{Id(number % Branches)}\">more</a></li></ul>" },
        },
    };

    public static string Address(int number) => number < Branches ? $"branch-{number}" : $"branch-{number % Branches}/page-{number}";

    private static string Id(int number) => ContentIds.Derive("bench", $"{number}");

    private static string Sentence(Random random, int words) => string.Join(' ', random.GetItems(Words, words)) + ".";
}
