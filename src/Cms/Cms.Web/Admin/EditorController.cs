using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Joining;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Admin.States;
using Cms.Web.Admin.Tree;
using Cms.Web.Admin.Writing;
using Cms.Web.Modules;
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
public sealed class EditorController(ICurrentActor actors, ContentStore store, DeskContent desk, DefinitionStore definitions, SaveDraft save, Publish publish, PublishGate gate, Schedule schedules, Receipts receipts, SiteClock clock, EditorForms forms, WorkingCopies copies, KeepWorkingCopy keep, PageStates states, Enabled<INextStep> nextSteps, NewPlaces places)
    : AdminController(actors)
{
    [HttpGet("/admin/new/{type}")]
    public async Task<IActionResult> New(string type, string? parent)
    {
        if (definitions.Schema.Definitions.Type(type) is not { Options.Creatable: true } definition)
            return NotFound();
        return await FormAsync(new EditorPage(definition, null, ContentIds.New(), definitions.Schema.Defaults(type)) { ParentId = parent ?? (HasPlace(definition) ? places.Usual(definition, Actor) : null) });
    }

    /// <param name="ask">A version that was not published because of plans that would take it back: the page asks about them.</param>
    [HttpGet("/admin/pages/{id}")]
    public async Task<IActionResult> Edit(string id, string? ask)
    {
        var (item, copy) = (await desk.FindAsync(id), await copies.OpenAsync(id, Actor.UserId));
        if (definitions.Schema.Definitions.Type(item?.ContentType ?? copy?.Copy.Head.ContentType ?? "") is not { } type)
            return NotFound();
        if (item is not null && !May(Permissions.Edit, item))
            return Refused(Permissions.Edit, item);
        if (copy is not null)
        {
            return await FormAsync(new EditorPage(type, item, id, copy.Content)
            {
                Copy = copy,
                BaseVersion = copy.BaseVersion,
                ParentId = item is null ? copy.Copy.Head.ParentId : item.Place.ParentId,
                Window = new EditorWindow(ContentIds.New(), copy.Copy.Revision) { Seen = copy.Copy.Revision, ContinuesCopy = copy.ContinuesCopy },
            });
        }
        return await FormAsync(new EditorPage(type, item, id, item!.ToContentObject())
        {
            BaseVersion = item.ContentItemVersionId,
            ParentId = item.Place.ParentId,
            Question = ask is null ? null : new PlanQuestion(ask, await schedules.OlderThanAsync(id, ask)),
        });
    }

    [HttpPost("/admin/pages/{id}")]
    public async Task<IActionResult> Save(string id, [FromForm(Name = "_reason")] string? reason, [FromForm(Name = "_minor")] bool minor, string? op)
    {
        if (await forms.ReadAsync(id, Actor, Request.Form) is not { } form)
            return NotFound();
        var page = new EditorPage(form.Type, form.Stored, id, form.Content) { BaseVersion = form.BaseVersion, ParentId = form.ParentId, Reason = reason, IsMinor = minor, Window = form.Window, Unclear = form.Unclear };
        if (op is { Length: > 0 } && op is not ("save" or "publish" or "next" or "schedule") && !op.StartsWith("mine:", StringComparison.Ordinal))
            return await FormAsync(await KeptAsync(page with { Focus = Blocks.Apply(form.Content, op, definitions.Schema, form.Type.Name), Errors = [.. form.Refused.Where(error => form.Unclear.ContainsKey(error.Path))] }));
        if (form.Refused.Count > 0)
            return await FormAsync(await KeptAsync(page with { Errors = form.Refused }));
        return await SaveAsync(page, op);
    }

    private async Task<IActionResult> SaveAsync(EditorPage page, string? op)
    {
        try
        {
            var (saved, joined) = await JoinAsync(page, op);
            if (op == "next" && await NextAsync(saved) is { Href: { } step })
                return Redirect(step);
            if (op == "schedule")
                return Redirect(PageActions.ScheduleHref(saved.ContentItemId));
            if (op is not ("publish" or "next"))
            {
                Say($"Saved as a draft. Visitors see no change yet.{(joined.Count > 0 ? $" {joined.Count} {(joined.Count == 1 ? "change" : "changes")} that others saved meanwhile {(joined.Count == 1 ? "was" : "were")} joined." : "")}");
                return Redirect($"/admin/pages/{saved.ContentItemId}");
            }
            page = page with { Stored = saved, BaseVersion = saved.ContentItemVersionId };
            var done = await publish.RunAsync(Actor, saved.ContentItemId, saved.ContentItemVersionId);
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
            return await FormAsync(await KeptAsync(page with { Errors = problem.Errors }));
        }
        catch (EditConflictException problem)
        {
            var kept = await KeptAsync(page);
            return kept.IsKept && problem.Conflicts.Count > 0 ? Redirect(JoinController.Href(page.ItemId)) : await FormAsync(kept with { Conflict = problem });
        }
        catch (ActionRefusedException problem)
        {
            return await FormAsync(await KeptAsync(page with { Errors = [new ContentError("", problem.Message)] }));
        }
    }

    private async Task<(ContentItem Item, IReadOnlyList<JoinedChange> Joined)> JoinAsync(EditorPage page, string? op)
    {
        var draft = new DraftInput(page.ItemId, page.Type.Name, page.Content, page.BaseVersion)
        {
            ParentId = string.IsNullOrEmpty(page.ParentId) ? null : page.ParentId,
            Reason = page.Reason,
            IsMinor = page.IsMinor,
            Window = page.Window with { Revision = page.Window.Revision + 1 },
            // Who publishes or plans a page as it is writes nothing down.
            OnlyIfChanged = op is "schedule" or "publish" or "next",
        };
        try
        {
            var saved = await save.JoinAsync(Actor, draft);
            return (saved.Item, saved.Joined);
        }
        // The button "Save mine as the newest": mine wherever both changed the same, as long as theirs is still the text that was shown.
        catch (EditConflictException problem) when (op == $"mine:{problem.TheirVersion}")
        {
            var saved = await save.JoinAsync(Actor, draft with { Choices = new JoinChoices(problem.TheirVersion!, problem.Conflicts.ToDictionary(conflict => conflict.Path, _ => JoinChoice.Mine)) });
            return (saved.Item, saved.Joined);
        }
    }

    // What did not become a version is not lost with the window: it is the person's working copy.
    private async Task<EditorPage> KeptAsync(EditorPage page)
    {
        try
        {
            var window = page.Window with { Revision = page.Window.Revision + 1 };
            var kept = await keep.RunAsync(Actor, new CopyInput(page.ItemId, page.Type.Name, page.Content, page.BaseVersion, window) { ParentId = string.IsNullOrEmpty(page.ParentId) ? null : page.ParentId });
            return kept.Outcome is CopyOutcome.OtherWindow ? page with { IsInOtherWindow = true } : page with { IsKept = true, Window = window with { Revision = kept.Revision, Seen = kept.Revision } };
        }
        catch (ActionRefusedException)
        {
            return page;
        }
    }

    private async Task<NextStep?> NextAsync(ContentItem draft)
    {
        foreach (var module in nextSteps)
        {
            if (await module.NextStepAsync(draft, Actor) is { } step)
                return step;
        }
        return null;
    }

    // What has an address sits somewhere on the site; a menu or a notice does not.
    private static bool HasPlace(ContentTypeDefinition type) => type.Has(nameof(AutoroutePart));

    private async Task<IActionResult> FormAsync(EditorPage page)
    {
        var schema = definitions.Schema;
        var shown = new ContentItem
        {
            ContentItemId = page.ItemId,
            ContentType = page.Type.Name,
            Content = ContentJson.ToElement(page.Content),
            Place = page.Stored?.Place ?? ItemPlace.None,
            CreatedUtc = page.Stored?.CreatedUtc,
            Owner = page.Stored?.Owner,
        };
        page = page with
        {
            Shown = shown,
            Gate = gate.Check(shown, schema),
            Planned = page.Stored is null ? [] : await schedules.ListAsync(page.ItemId),
            Live = page.Stored is null ? null : await store.PublishedAsync(page.ItemId),
            PersonId = Actor.UserId,
            SavedUtc = page.Copy?.Copy.Head.SavedUtc ?? (page.Stored?.Author == Actor.UserName ? page.Stored.ModifiedUtc : null),
            Zone = await clock.ZoneAsync(),
            Receipt = long.TryParse(Request.Query["receipt"], out var position) ? receipts.Find(position) : null,
            State = await states.OfAsync(page.ItemId, Actor),
            Next = page.Stored is null ? null : await NextAsync(shown),
            Places = page.Stored is null && HasPlace(page.Type) ? places.Of(page.Type, Actor, page.ParentId) : [],
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
    public EditorWindow Window { get; init; } = new(ContentIds.New(), 0);

    /// <summary>The person's own words that are in no version yet, when the form shows them.</summary>
    public OpenedCopy? Copy { get; init; }

    /// <summary>The person typed on this page in another window meanwhile: what stands here is kept nowhere else.</summary>
    public bool IsInOtherWindow { get; init; }

    /// <summary>What stands here is the person's working copy.</summary>
    public bool IsKept { get; init; }

    /// <summary>The block that a list's button just added or moved.</summary>
    public string? Focus { get; init; }
    public IReadOnlyList<ContentError> Errors { get; init; } = [];

    /// <summary>Words typed into pickers that named no page, by the picker's path.</summary>
    public IReadOnlyDictionary<string, string> Unclear { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
    public EditConflictException? Conflict { get; init; }
    public ContentItem Shown { get; init; } = null!;
    public ContentItem? Live { get; init; }
    public ContentItem? Parent { get; init; }

    /// <summary>Where a page that was never saved may sit; empty for others, which are moved in the tree.</summary>
    public IReadOnlyList<NewPlace> Places { get; init; } = [];
    public GateResult Gate { get; init; } = new([], []);
    public IReadOnlyList<ScheduledChange> Planned { get; init; } = [];
    public SiteZone Zone { get; init; } = null!;

    /// <summary>Who writes: words that a browser kept belong to this person.</summary>
    public string PersonId { get; init; } = "";

    /// <summary>When the site had the person's words last, so that a browser knows whether it has later ones.</summary>
    public DateTime? SavedUtc { get; init; }
    public long NowMs => Milliseconds(Zone.NowUtc);
    public long? SavedMs => SavedUtc is { } saved ? Milliseconds(saved) : null;
    public Receipt? Receipt { get; init; }
    public PlanQuestion? Question { get; init; }
    public PageState? State { get; init; }

    /// <summary>What the filled button does; null: it publishes.</summary>
    public NextStep? Next { get; init; }

    private static long Milliseconds(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeMilliseconds();

    public string Title => (Stored?.DisplayText ?? Copy?.Copy.Head.Title) is { Length: > 0 } title ? title : $"New {Type.DisplayName.ToLowerInvariant()}";
    /// <summary>It is kept for the record: nothing in it changes.</summary>
    public bool IsArchived => State?.Standing.ArchivedUtc is not null;
    public bool IsLive => Live is not null;
    public bool HasChanges => Stored is not null && Live is not null && Stored.ContentItemVersionId != Live.ContentItemVersionId;
}

/// <summary>Plans that would put an older text live again after this version is published, for a person to cancel or keep.</summary>
public sealed record PlanQuestion(string VersionId, IReadOnlyList<ScheduledChange> Plans);
