using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Editing;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin;

/// <summary>
/// The plain editor: one form for an item of any type. Every button is a submit button of that form, so nothing here needs script;
/// what cannot be saved comes back as it was typed, with what is wrong.
/// </summary>
[RequestFormLimits(ValueCountLimit = 50_000, ValueLengthLimit = 10 * 1024 * 1024, KeyLengthLimit = 8_192)]
[RequestSizeLimit(32 * 1024 * 1024)]
public sealed class EditorController(ICurrentActor actors, ContentStore store, DeskContent desk, DefinitionStore definitions, SaveDraft save, Publish publish, PublishGate gate, Schedule schedules, Receipts receipts, SiteClock clock, PickedWords words)
    : AdminController(actors)
{
    [HttpGet("/admin/new/{type}")]
    public async Task<IActionResult> New(string type, string? parent)
    {
        if (definitions.Schema.Definitions.Type(type) is not { Options.Creatable: true } definition)
            return NotFound();
        return await FormAsync(new EditorPage(definition, null, ContentIds.New(), definitions.Schema.Defaults(type)) { ParentId = parent });
    }

    /// <param name="ask">A version that was not published because of plans that would take it back: the page asks about them.</param>
    [HttpGet("/admin/pages/{id}")]
    public async Task<IActionResult> Edit(string id, string? ask)
    {
        if (await desk.FindAsync(id) is not { } item || definitions.Schema.Definitions.Type(item.ContentType) is not { } type)
            return NotFound();
        if (!May(Permissions.Edit, item))
            return Refused(Permissions.Edit, item);
        return await FormAsync(new EditorPage(type, item, id, item.ToContentObject())
        {
            BaseVersion = item.ContentItemVersionId,
            ParentId = item.Place.ParentId,
            Question = ask is null ? null : new PlanQuestion(ask, await schedules.OlderThanAsync(id, ask)),
        });
    }

    [HttpPost("/admin/pages/{id}")]
    public async Task<IActionResult> Save(string id, [FromForm(Name = "_type")] string contentType, [FromForm(Name = "_base")] string? baseVersion, [FromForm(Name = "_parent")] string? parent,
        [FromForm(Name = "_reason")] string? reason, [FromForm(Name = "_minor")] bool minor, string? op)
    {
        var stored = await store.LatestAsync(id);
        var schema = definitions.Schema;
        if (schema.Definitions.Type(stored?.ContentType ?? contentType) is not { } type || (stored is null && !ContentIds.IsValid(id)))
            return NotFound();
        var content = stored?.ToContentObject() ?? schema.Defaults(type.Name);
        var (form, unclear) = await words.ReadAsync(Request.Form);
        var refused = schema.Bind(form, type.Name, content);
        var page = new EditorPage(type, stored, id, content) { BaseVersion = baseVersion, ParentId = parent, Reason = reason, IsMinor = minor, Unclear = unclear };
        if (op is { Length: > 0 } && op is not ("save" or "publish"))
            return await FormAsync(page with { Focus = Blocks.Apply(content, op, schema, type.Name), Errors = [.. refused.Where(error => unclear.ContainsKey(error.Path))] });
        if (refused.Count > 0)
            return await FormAsync(page with { Errors = refused });
        return await SaveAsync(page, op == "publish");
    }

    private async Task<IActionResult> SaveAsync(EditorPage page, bool andPublish)
    {
        try
        {
            var saved = await save.RunAsync(Actor, new DraftInput(page.ItemId, page.Type.Name, page.Content, page.BaseVersion)
            {
                ParentId = string.IsNullOrEmpty(page.ParentId) ? null : page.ParentId,
                Reason = page.Reason,
                IsMinor = page.IsMinor,
            });
            page = page with { Stored = saved, BaseVersion = saved.ContentItemVersionId };
            if (!andPublish)
            {
                Say("Saved as a draft. Visitors see no change yet.");
                return Redirect($"/admin/pages/{saved.ContentItemId}");
            }
            var done = await publish.RunAsync(Actor, saved.ContentItemId);
            await receipts.TakeAsync(done.Position);
            return Redirect($"/admin/pages/{saved.ContentItemId}?receipt={done.Position}");
        }
        catch (PlansPendingException question)
        {
            Say("Saved as a draft. It is not published yet: please answer the question below.");
            return Redirect($"/admin/pages/{page.ItemId}?ask={question.VersionId}");
        }
        catch (InvalidContentException problem)
        {
            return await FormAsync(page with { Errors = problem.Errors });
        }
        catch (EditConflictException problem)
        {
            return await FormAsync(page with { Conflict = problem });
        }
        catch (ActionRefusedException problem)
        {
            return await FormAsync(page with { Errors = [new ContentError("", problem.Message)] });
        }
    }

    private async Task<IActionResult> FormAsync(EditorPage page)
    {
        var schema = definitions.Schema;
        var shown = new ContentItem { ContentItemId = page.ItemId, ContentType = page.Type.Name, Content = ContentJson.ToElement(page.Content), Place = page.Stored?.Place ?? ItemPlace.None };
        page = page with
        {
            Shown = shown,
            Gate = gate.Check(shown, schema),
            Planned = page.Stored is null ? [] : await schedules.ListAsync(page.ItemId),
            Live = page.Stored is null ? null : await store.PublishedAsync(page.ItemId),
            Zone = await clock.ZoneAsync(),
            Receipt = long.TryParse(Request.Query["receipt"], out var position) ? receipts.Find(position) : null,
            Parent = page.ParentId is { Length: > 0 } parent ? await store.LatestAsync(parent) : null,
        };
        if (page.Errors.Count > 0 || page.Conflict is not null)
            Response.StatusCode = page.Conflict is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return View(ViewPath("Editor"), page);
    }
}

/// <summary>Everything the editor shows. <see cref="Content"/> is what was typed last, saved or not.</summary>
public sealed record EditorPage(ContentTypeDefinition Type, ContentItem? Stored, string ItemId, JsonObject Content)
{
    public string? BaseVersion { get; init; }
    public string? ParentId { get; init; }
    public string? Reason { get; init; }
    public bool IsMinor { get; init; }
    /// <summary>The block that a list's button just added or moved.</summary>
    public string? Focus { get; init; }
    public IReadOnlyList<ContentError> Errors { get; init; } = [];

    /// <summary>Words typed into pickers that named no page, by the picker's path.</summary>
    public IReadOnlyDictionary<string, string> Unclear { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
    public EditConflictException? Conflict { get; init; }
    public ContentItem Shown { get; init; } = null!;
    public ContentItem? Live { get; init; }
    public ContentItem? Parent { get; init; }
    public GateResult Gate { get; init; } = new([], []);
    public IReadOnlyList<ScheduledChange> Planned { get; init; } = [];
    public SiteZone Zone { get; init; } = null!;
    public Receipt? Receipt { get; init; }
    public PlanQuestion? Question { get; init; }

    public string Title => Stored?.DisplayText is { Length: > 0 } title ? title : $"New {Type.DisplayName.ToLowerInvariant()}";
    public bool IsLive => Live is not null;
    public bool HasChanges => Stored is not null && Live is not null && Stored.ContentItemVersionId != Live.ContentItemVersionId;
}

/// <summary>Plans that would put an older text live again after this version is published, for a person to cancel or keep.</summary>
public sealed record PlanQuestion(string VersionId, IReadOnlyList<ScheduledChange> Plans);
