using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Writing;

/// <summary>A person with an article open in an editor: what stands in the form, and what the window knows of its own saves.</summary>
internal sealed class Window(Store store, Actor actor, string itemId)
{
    private static int windows;
    private string id = "";
    private long revision;
    private long seen;
    private bool continues;

    public Actor Actor => actor;
    public JsonObject Form { get; private set; } = [];
    public string? BaseVersion { get; private set; }
    public string? ParentId { get; init; }

    public EditorWindow State => new(id, revision) { Seen = seen, ContinuesCopy = continues };

    /// <summary>Opens the page, as the editor shows it: with the person's own words when some wait.</summary>
    public async Task<Window> OpenAsync()
    {
        var opened = await store.Copies.OpenAsync(itemId, actor.UserId);
        var latest = await store.Reads.LatestAsync(itemId);
        id = $"window{Interlocked.Increment(ref windows)}";
        (Form, BaseVersion) = opened is null ? (latest?.ToContentObject() ?? store.Definitions.Schema.Defaults("Article"), latest?.ContentItemVersionId) : (opened.Content, opened.BaseVersion);
        (revision, continues) = (opened?.Copy.Revision ?? 0, opened?.ContinuesCopy ?? false);
        seen = revision;
        return this;
    }

    public Window Type(string field, string text)
    {
        if (field == "Title")
            Form["TitlePart"] = new JsonObject { ["Title"] = text };
        else
            Article()[field] = new JsonObject { ["Text"] = text };
        return this;
    }

    public string Text(string field) => field == "Title" ? Form["TitlePart"]?["Title"]?.GetValue<string>() ?? "" : Form["Article"]?[field]?["Text"]?.GetValue<string>() ?? "";

    /// <summary>What the editor sends while someone types.</summary>
    public async Task<KeptCopy> KeepAsync()
    {
        var kept = await store.Keep.RunAsync(actor, new CopyInput(itemId, "Article", Form, BaseVersion, State with { Revision = ++revision }) { ParentId = ParentId });
        if (kept.Outcome is not CopyOutcome.OtherWindow)
            (revision, seen) = (Math.Max(revision, kept.Revision), kept.Revision);
        return kept;
    }

    /// <summary>The button: saves the form, and shows it again.</summary>
    public async Task<SavedDraft> SaveAsync()
    {
        var saved = await store.SaveDraft.JoinAsync(actor, new DraftInput(itemId, "Article", Form, BaseVersion) { ParentId = ParentId, Window = State with { Revision = ++revision } });
        await OpenAsync();
        return saved;
    }

    public Task<WorkingCopy?> WaitingAsync() => store.Copies.FindAsync(itemId, actor.UserId);

    private JsonObject Article()
    {
        if (Form["Article"] is not JsonObject article)
            Form["Article"] = article = [];
        return article;
    }
}

internal static class Waiting
{
    /// <summary>Lets half an hour pass for everything that waits now: on PostgreSQL the server's clock decides.</summary>
    public static async Task<int> HalfAnHourLaterAsync(this Store store)
    {
        await store.Database.WriteAsync(async session => await session.ExecuteAsync("UPDATE working_copies SET saved_utc = @then WHERE data IS NOT NULL",
            new { then = UtcText.Format(await session.NowAsync() - CloseQuietSittings.Quiet) }));
        return await store.CloseQuiet.RunAsync();
    }

    public static string Said(this ContentItem item, string field) => field == "Title" ? item.DisplayText ?? "" : ContentJson.GetString(item.Field("Article", field) ?? ContentJson.EmptyObject, "Text") ?? "";
}
