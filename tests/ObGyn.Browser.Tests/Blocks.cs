using System.Text.Json.Nodes;

namespace ObGyn.Browser.Tests;

/// <summary>Every kind of block that a body may hold and no seeded page has, for pages that visibly are tests.</summary>
internal static class Blocks
{
    public static JsonArray All() =>
    [
        Block("Section", new() { ["Heading"] = Text("A heading of a test"), ["Text"] = Html("<p>Visibly a test, with a <a href=\"/conditions\">link</a>.</p><table><caption>Test hours</caption><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9 to 5</td></tr></table>") }),
        Block("Image", new() { ["Picture"] = Media("drawings/anatomy.svg", "A drawing for a test"), ["Caption"] = Text("A caption of a test") }),
        Block("Quote", new() { ["Text"] = Text("These words are visibly a test."), ["Source"] = Text("A test") }),
        Block("Notice", new() { ["Level"] = Text("warning"), ["Text"] = Html("<p><strong>Visibly a test.</strong> Nothing is closed.</p>") }),
        Block("LinkList", new() { ["Heading"] = Text("Links of a test") }, new() { ["Links"] = new JsonObject { ["ContentItems"] = new JsonArray(Block("LinkItem", new() { ["Link"] = Link("/conditions", "Conditions Treated") })) } }),
        Block("VideoBlock", new() { ["Title"] = Text("A film of a test"), ["Link"] = Link("https://www.youtube.com/watch?v=visiblyTest", "Watch the test"), ["Captions"] = Media("films/visibly-a-test.vtt"), ["Transcript"] = Text("Nobody says anything.") }),
    ];

    public static JsonObject Text(string text) => new() { ["Text"] = text };

    public static JsonObject Html(string html) => new() { ["Html"] = html };

    public static JsonObject Link(string url, string text) => new() { ["Url"] = url, ["Text"] = text };

    private static JsonObject Media(string path, string text = "") => new() { ["Paths"] = new JsonArray(path), ["MediaTexts"] = new JsonArray(text) };

    private static JsonObject Block(string type, JsonObject fields, JsonObject? parts = null)
    {
        var block = parts ?? [];
        block["ContentType"] = type;
        block[type] = fields;
        return block;
    }
}
