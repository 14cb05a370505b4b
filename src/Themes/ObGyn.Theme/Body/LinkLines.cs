using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;

namespace ObGyn.Theme;

/// <summary>A link as a line of its own, with a note under it such as its publisher.</summary>
public sealed record LinkLine(string Title, string Url, bool IsExternal, string? Note);

/// <summary>The items of a bag that carry a field named Link, or a picked page named Page. What leads nowhere is left out.</summary>
public static class LinkLines
{
    public static async Task<IReadOnlyList<LinkLine>> ReadAsync(ContentView view, ContentItem owner, string bag)
    {
        var lines = new List<LinkLine>();
        foreach (var item in owner.As<BagPart>(bag)?.ContentItems ?? [])
        {
            var link = item.FieldOf<LinkField>("Link");
            var words = ItemText.Tidy(link?.Text) ?? ItemText.Tidy(item.DisplayText);
            var note = item.TextOf("Publisher") ?? item.TextOf("Note");
            if (item.IdsOf("Page").FirstOrDefault() is { } id)
            {
                if (await view.LinkAsync(id) is { Url: { } page } found)
                    lines.Add(new LinkLine(words ?? found.Title, page, false, note));
            }
            else if (await view.HrefAsync(link?.Url) is { } url)
            {
                lines.Add(new LinkLine(await view.WordsAsync(words, link!.Url) ?? url, url, url.StartsWith("http", StringComparison.OrdinalIgnoreCase), note));
            }
        }
        return lines;
    }
}
