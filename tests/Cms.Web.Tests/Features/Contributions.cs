using System.Collections.Concurrent;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Editing;
using Cms.Web.Modules;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Tests.Features;

public sealed class GroupsMeetHere : IHeadWriter
{
    public Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        head.AppendHtml("""<meta name="reading-groups" content="meet here">""");
        return Task.CompletedTask;
    }
}

public sealed class SecretBooks : INoIndexRule
{
    public bool IsHidden(ContentItem item) => item.DisplayText == "Secrets";
}

public sealed class NoBookWithoutSummary : IPublishRule
{
    public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema) =>
        item.ContentType == "Book" && item.Field("Book", "Summary") is { } summary && ContentJson.GetString(summary, "Text") == "" ? [new("Book.Summary", "Readers want to know what the book is about.")] : [];
}

public sealed class Posters : IPickerSource
{
    public Task<IReadOnlyList<PickerChoice>?> ChoicesAsync(PickerQuestion question, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<PickerChoice>?>(question.Of is PickerOf.Files ? [new("poster.png", "The poster", null, "file")] : null);
}

/// <summary>Notes every book that goes live, in the order of the feed. What it slept through it has to be told.</summary>
public sealed class NewBooks(ContentStore store) : IFeedReader
{
    public const string Address = "/new-books.txt";
    private readonly ConcurrentQueue<string> titles = [];
    private FeedPosition position = FeedPosition.Nowhere;

    public string Name => "new books";

    public Task<FeedPosition> PositionAsync() => Task.FromResult(position);

    public async Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition at)
    {
        foreach (var row in rows.Where(row => row is { Kind: FeedRow.Item, ContentType: "Book" } && row.Facets.HasFlag(FeedFacets.Content)))
            titles.Enqueue((await store.VersionAsync(row.VersionId!))?.DisplayText ?? "?");
        position = at;
    }

    public Task RebuildAsync(FeedPosition at)
    {
        titles.Enqueue("rebuilt");
        position = at;
        return Task.CompletedTask;
    }

    public override string ToString() => string.Join(", ", titles);
}

public sealed class Reminders : IOutboxSender
{
    private readonly ConcurrentQueue<string> sent = [];

    public string Kind => "reminder";

    public IEnumerable<string> Sent => sent;

    public Task SendAsync(string messageId, string json, CancellationToken cancel)
    {
        sent.Enqueue(json);
        return Task.CompletedTask;
    }
}

/// <summary>Burns while someone may read.</summary>
public sealed class Lamp : IWorker
{
    public volatile bool Burns;

    public async Task RunAsync(CancellationToken stop)
    {
        Burns = true;
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Burns = false;
    }
}

public sealed class GroupsController(ICurrentActor actors) : AdminController(actors)
{
    [HttpGet("/admin/groups")]
    public IActionResult List() => Content("Groups");
}
