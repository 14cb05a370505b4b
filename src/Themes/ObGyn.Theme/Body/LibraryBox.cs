using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;
using ObGyn.Conditions;

namespace ObGyn.Theme;

/// <summary>One line of the library box; <paramref name="IsMoving"/>: a video or an animation.</summary>
public sealed record LibraryEntry(string Title, string Url, bool IsMoving);

/// <summary>The box of library links after the body. An entry that names a page of this site follows it, and goes when the page goes.</summary>
public sealed record LibraryBox(string Title, IReadOnlyList<LibraryEntry> Entries)
{
    public static async Task<LibraryBox> ReadAsync(ContentView view, ContentItem page, string title)
    {
        var entries = new List<LibraryEntry>();
        foreach (var item in page.As<BagPart>("Library")?.ContentItems ?? [])
        {
            if (item.As<LibraryLink>() is { } link && await EntryAsync(view, item, link) is { } entry)
                entries.Add(entry);
        }
        return new LibraryBox(title, entries);
    }

    private static async Task<LibraryEntry?> EntryAsync(ContentView view, ContentItem item, LibraryLink link)
    {
        var isMoving = link.Kind.Text is "video" or "animation";
        var words = ItemText.Tidy(link.Link.Text) ?? ItemText.Tidy(item.DisplayText);
        if (link.Page.ContentItemIds.FirstOrDefault() is { } id)
            return await view.LinkAsync(id) is { Url: { } page } found ? new LibraryEntry(words ?? found.Title, page, isMoving) : null;
        return await view.HrefAsync(link.Link.Url) is { } url ? new LibraryEntry(await view.WordsAsync(words, link.Link.Url) ?? url, url, isMoving) : null;
    }
}
