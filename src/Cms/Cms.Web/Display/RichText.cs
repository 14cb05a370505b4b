using System.Runtime.CompilerServices;
using Cms.Content.Html;

namespace Cms.Web.Display;

/// <summary>
/// Rich text as shown: links to pages of this site (<c>data-item</c>) get the page's present address, and a link whose page is not public here
/// becomes its words alone. Phone numbers dial; files of the library that Orchard's shortcodes name stand there; a link to a named contact shows the contact's number of today. Headings inside get the anchors that the caller asks for.
/// </summary>
public static class RichText
{
    // An item's text is one string for as long as the item is in memory, so it is read once and not for every page that is made anew.
    private static readonly ConditionalWeakTable<string, TextTemplate> Templates = [];
    private static readonly ConditionalWeakTable<string, string> Words = [];

    /// <param name="anchor">Gives the id of a heading of the second level by its words; null leaves headings as they are.</param>
    public static async Task<string> ShowAsync(string html, ContentView view, Func<string, string>? anchor = null) =>
        // Cleaned here as well as when it is saved: an import brings what others wrote.
        await Templates.GetValue(html, static written => TextTemplate.Read(HtmlSanitizer.Clean(MediaShortcodes.Expand(written)))).FillAsync(view, anchor);

    /// <summary>The words of an item's text, as <see cref="HtmlText.Plain"/> gives them.</summary>
    public static string Plain(string? html) => string.IsNullOrEmpty(html) ? "" : Words.GetValue(html, HtmlText.Plain);
}
