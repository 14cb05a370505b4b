using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Content.Html;

/// <summary>Reads a fragment of HTML as a browser does, and walks it without recursion: hostile nesting must not overflow the stack.</summary>
internal static partial class HtmlTree
{
    /// <summary>A parser's work grows with the square of the depth (120 kB of open tags took 14 s), and no text for readers nests like that.</summary>
    private const int Deepest = 2000;

    // A parser and the body that texts are read into cost far more to make than a text to read; a thread's own need no lock.
    [ThreadStatic]
    private static HtmlParser? parser;
    [ThreadStatic]
    private static IElement? body;

    public static INodeList Parse(string html)
    {
        parser ??= new HtmlParser();
        body ??= parser.ParseDocument("<!doctype html><html><body></body></html>").Body!;
        return parser.ParseFragment(IsTooDeep(html) ? AnyTag().Replace(html, " ") : html, body);
    }

    /// <summary>Calls <paramref name="enter"/> for each node in reading order (false: pass over what is inside) and <paramref name="leave"/> after its content.</summary>
    public static void Walk(INodeList nodes, Func<INode, bool> enter, Action<INode> leave)
    {
        // Places are kept here, since a node finds its next sibling by searching its parent's children.
        var places = new Stack<(INodeList Nodes, int Next)>();
        places.Push((nodes, 0));
        while (places.TryPop(out var place))
        {
            if (place.Next > 0)
                leave(place.Nodes[place.Next - 1]);
            if (place.Next >= place.Nodes.Length)
                continue;
            var node = place.Nodes[place.Next];
            places.Push((place.Nodes, place.Next + 1));
            if (enter(node) && node.HasChildNodes)
                places.Push((node.ChildNodes, 0));
        }
    }

    private static bool IsTooDeep(string html)
    {
        if (html.Length < Deepest * 3)
            return false;
        var depth = 0;
        foreach (var tag in NestingTag().EnumerateMatches(html))
        {
            depth = html[tag.Index + 1] == '/' ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
                return true;
        }
        return false;
    }

    /// <summary>Tags of elements that nest; those that have no content, or that close each other, do not.</summary>
    [GeneratedRegex("</?(?!(?:br|img|hr|wbr|col|p|li|td|th|tr|tbody|thead|tfoot|dt|dd)\\b)[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NestingTag();

    [GeneratedRegex("<[^>]*>?", RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();
}
