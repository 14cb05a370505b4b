using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.States;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Scheduling;

/// <summary>A plan and what became of it. <paramref name="Receipt"/> is there once it has happened on a node that noted it.</summary>
public sealed record PlanPage(ScheduledChange Plan, string Title, bool IsLive, bool MayPublish, Receipt? Receipt, SiteZone Zone)
{
    public bool GoesLive => Plan.Kind is ScheduleKind.Publish;
}

/// <summary>One plan: when, by whom, and what happened; cancelled until it happens, tried again when it failed.</summary>
[Route("/admin")]
public sealed class PlanController(ICurrentActor actors, DeskContent desk, ContentStore store, Plans plans, Schedule schedules, ChangePlan change, PlanReceipts receipts, SiteClock clock) : AdminController(actors)
{
    [HttpGet("plans/{planId}")]
    public async Task<IActionResult> Show(string planId)
    {
        if (await plans.FindAsync(planId) is not { } plan || await desk.FindAsync(plan.ItemId) is not { } item)
            return NotFound();
        if (!May(Permissions.View, item))
            return Refused(Permissions.View, item);
        return View(ViewPath("Scheduling/Plan"), new PlanPage(plan, item.DisplayText is { Length: > 0 } title ? title : "Untitled", await store.PublishedAsync(plan.ItemId) is not null,
            May(Permissions.Publish, item), await receipts.FindAsync(planId), await clock.ZoneAsync()));
    }

    [HttpPost("pages/{id}/cancel/{planId}")]
    public Task<IActionResult> Cancel(string id, string planId) => TryAsync(planId, async () =>
    {
        if (!await schedules.CancelAsync(Actor, planId))
            return PageActions.PlanHref(planId);
        Say("Cancelled. Nothing will happen at that time.");
        return $"/admin/pages/{id}";
    });

    [HttpPost("plans/{planId}/again")]
    public Task<IActionResult> Again(string planId) => TryAsync(planId, async () =>
    {
        if (await change.TryAgainAsync(Actor, planId))
            Say("It is tried again now. Load this page again in a moment to see what came of it.");
        return PageActions.PlanHref(planId);
    });

    private async Task<IActionResult> TryAsync(string planId, Func<Task<string>> act)
    {
        if (await plans.FindAsync(planId) is not { } plan || await desk.FindAsync(plan.ItemId) is null)
            return NotFound();
        try
        {
            return Redirect(await act());
        }
        catch (ActionRefusedException problem)
        {
            Say(problem.Message, good: false);
            return Redirect(PageActions.PlanHref(planId));
        }
    }
}
