using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>What these tests do at the desk again and again.</summary>
internal static class DeskForms
{
    public const string Editor = "main form[aria-label]";

    /// <summary>The item that the editor's page is about.</summary>
    public static string IdOf(IHtmlDocument editor) => editor.QuerySelector(Editor)!.GetAttribute("action")!.Split('/')[^1];

    /// <summary>Presses the editor's button that adds a block, and gives the path of the new block's own controls.</summary>
    public static async Task<(IHtmlDocument Page, string Path)> AddAsync(this Desk desk, IHtmlDocument editor, string list, string type)
    {
        var before = Blocks(editor, list, type);
        var page = await desk.SendAsync(editor, [], $"op=add:{list}:{type}", Editor);
        return (page, $"{list}[{Assert.Single(Blocks(page, list, type).Except(before))}].{type}");
    }

    private static List<string> Blocks(IHtmlDocument editor, string list, string type) =>
        [.. editor.QuerySelectorAll($"input[name^='{list}['][name$='].ContentType'][value='{type}']").Select(input => input.GetAttribute("name")!.Split('[', ']')[1])];

    /// <summary>Puts the newest version live as the site itself, and waits until this node shows it.</summary>
    public static async Task PublishAsync(this TestSite site, string itemId)
    {
        var done = await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, itemId);
        Assert.DoesNotContain(await site.Services.GetRequiredService<FeedPump>().WaitAsync(done.Position, TimeSpan.FromSeconds(30)), reader => reader.After is null);
    }

    /// <summary>A file of the media library.</summary>
    public static async Task PutMediaAsync(this TestSite site, string path, string text)
    {
        var staged = await site.Services.GetRequiredService<IMediaStore>().StageAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
        await site.WriteAsync(session => session.PutMediaAsync(path, staged, DateTime.UtcNow));
    }

    public static async Task WriteAsync(this TestSite site, Func<WriteSession, Task> work)
    {
        var (_, position) = await site.Services.GetRequiredService<Database>().WriteAsync(work);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30));
    }

    /// <summary>The words of a page's main part in reading order, with one space between.</summary>
    public static string MainText(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.Descendants<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
