using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Content.Html;

/// <summary>Reads a fragment of HTML as a browser does, and walks it without recursion: hostile nesting must not overflow the stack.</summary>
internal static class HtmlTree
{
    public static INode Parse(string html)
    {
        var parser = new HtmlParser();
        var document = parser.ParseDocument("<!doctype html><html><body></body></html>");
        var root = document.CreateElement("div");
        foreach (var node in parser.ParseFragment(html, document.Body!).ToArray())
            root.AppendChild(node);
        return root;
    }

    /// <summary>Calls <paramref name="enter"/> for each node in reading order (false: pass over what is inside) and <paramref name="leave"/> after its content.</summary>
    public static void Walk(INode root, Func<INode, bool> enter, Action<INode> leave)
    {
        var node = root.FirstChild;
        while (node is not null)
        {
            if (enter(node) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (true)
            {
                leave(node!);
                if (node!.NextSibling is { } next)
                {
                    node = next;
                    break;
                }
                node = node.Parent;
                if (node is null || ReferenceEquals(node, root))
                    return;
            }
        }
    }
}
