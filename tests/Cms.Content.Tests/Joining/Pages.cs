using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using Cms.Content.Tests.Kinds;

namespace Cms.Content.Tests.Joining;

/// <summary>Garden pages for joining, and a person who edits one as a list of numbers says: each word that is typed is a new one.</summary>
internal static class Pages
{
    public const string Start = """
        {"TitlePart":{"Title":"Roses"},
         "Page":{"Summary":{"Text":"About roses"},"Programs":{"ContentItemIds":["p1","p2"]}},
         "Sections":{"ContentItems":[
            {"ContentItemId":"s1","ContentType":"Section","DisplayText":null,"Section":{"Heading":{"Text":"Soil"},"Text":{"Html":"Dig"}},"Odd":{"y":["odd"]}},
            {"ContentItemId":"s2","ContentType":"Section","Section":{"Heading":{"Text":"Water"},"Text":{"Html":"Pour"}}},
            {"ContentItemId":"r1","ContentType":"Row","FlowPart":{"Widgets":[{"ContentItemId":"n1","ContentType":"Note","HtmlBodyPart":{"Html":"Pinned"}}]}}]},
         "Unknown":{"Speed":1.50,"Inner":{"Color":"red"},"Rows":["row1","row2"]}}
        """;

    public static JsonObject Page(string json = Start) => ContentJson.ParseObject(json);

    public static Joined Join(JsonObject before, JsonObject mine, JsonObject theirs) => TextJoin.Join(Garden.Schema, "Page", before, mine, theirs);

    /// <summary>Joins two edits of <see cref="Start"/>.</summary>
    public static Joined Join(Action<JsonObject> mine, Action<JsonObject> theirs)
    {
        var (one, other) = (Page(), Page());
        mine(one);
        theirs(other);
        return Join(Page(), one, other);
    }

    public static JsonArray Sections(this JsonObject page) => page["Sections"]!["ContentItems"]!.AsArray();

    public static JsonObject Section(this JsonObject page, string id) => page.Sections().Select(node => node!.AsObject()).Single(item => ContainedItems.IdOf(item) == id);

    public static IEnumerable<string> Ids(this JsonObject page) => page.Sections().Select(node => ContainedItems.IdOf(node!.AsObject())!);

    public static void Head(this JsonObject page, string id, string text) => page.Section(id)["Section"]!["Heading"] = new JsonObject { ["Text"] = text };

    public static void Drop(this JsonObject page, string id) => page.Sections().Remove(page.Section(id));

    public static JsonObject New(string id, string heading) => new() { ["ContentItemId"] = id, ["ContentType"] = "Section", ["Section"] = new JsonObject { ["Heading"] = new JsonObject { ["Text"] = heading } } };

    public static void Move(this JsonObject page, string id, int to)
    {
        var section = page.Section(id);
        page.Sections().Remove(section);
        page.Sections().Insert(Math.Min(to, page.Sections().Count), section);
    }

    /// <summary>Carries the numbers out as edits; <paramref name="who"/> makes the words that are typed that person's own.</summary>
    public static JsonObject Edited(JsonObject page, IEnumerable<int> edits, string who)
    {
        page = page.DeepClone().AsObject();
        var words = 0;
        foreach (var number in edits.Select(Math.Abs))
        {
            var word = $"{who}{words++}word";
            var sections = page.Sections().Select(node => node!.AsObject()).ToList();
            var some = sections.Count == 0 ? null : sections[number / 16 % sections.Count];
            switch (number % 16)
            {
                case 0: page["TitlePart"]!["Title"] = word; break;
                case 1: page["Page"]!["Summary"]!["Text"] = word; break;
                case 2: page["Page"]!["Programs"]!["ContentItemIds"]!.AsArray().Add(word); break;
                case 3: page["Unknown"]!["Speed"] = word; break;
                case 4: page["Unknown"]!["Inner"]!["Color"] = word; break;
                case 5: page["Unknown"]!.AsObject().Remove("Rows"); break;
                case 6: page[$"Part{number / 16 % 3}"] = new JsonObject { ["Value"] = word }; break;
                case 7 or 8: page.Sections().Insert(number / 16 % (sections.Count + 1), New($"{who}{words}", word)); break;
                case 9 when some is not null: page.Sections().Remove(some); break;
                case 10 or 11 when Has(some, "Section"): some!["Section"]!["Heading"] = new JsonObject { ["Text"] = word }; break;
                case 12 or 13 when Has(some, "Section"): some!["Section"]!["Text"] = new JsonObject { ["Html"] = word }; break;
                case 14 when Has(some, "FlowPart"): some!["FlowPart"]!["Widgets"]!.AsArray().Add(new JsonObject { ["ContentItemId"] = $"{who}{words}n", ["ContentType"] = "Note", ["HtmlBodyPart"] = new JsonObject { ["Html"] = word } }); break;
                case 15 when some is not null: page.Move(ContainedItems.IdOf(some)!, number / 256 % sections.Count); break;
            }
        }
        return page;
    }

    private static bool Has(JsonObject? item, string part) => item is not null && item[part] is not null;

    /// <summary>Every word of the JSON: its texts, cut at what is no letter and no digit. The kinds of blocks are no words.</summary>
    public static ISet<string> Words(JsonNode? json)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        Collect(json, words);
        return words;
    }

    private static void Collect(JsonNode? json, HashSet<string> words)
    {
        if (json is JsonObject members)
            members.Where(member => member.Key != nameof(ContentItem.ContentType)).ToList().ForEach(member => Collect(member.Value, words));
        else if (json is JsonArray list)
            list.ToList().ForEach(entry => Collect(entry, words));
        else if (json.AsText() is { } text)
            words.UnionWith(text.Split(text.Where(letter => !char.IsLetterOrDigit(letter)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries));
    }
}
