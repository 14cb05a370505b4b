using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Web.Admin.States;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Scheduling;

/// <summary>Chooses when a page goes live or offline, and changes that until it happens.</summary>
[Route("/admin/pages/{id}/schedule")]
public sealed class ScheduleController(ICurrentActor actors, DeskContent desk, ScheduleReader reader, Schedule schedules, ChangePlan change, SiteClock clock) : AdminController(actors)
{
    [HttpGet]
    public async Task<IActionResult> Show(string id, [FromQuery] ScheduleForm form) => await WithAsync(id, async item => View(ViewPath("Scheduling/Schedule"), await reader.ReadAsync(item, form, Actor)));

    [HttpPost]
    public Task<IActionResult> Plan(string id, [FromForm] ScheduleForm form) => WithAsync(id, async item =>
    {
        try
        {
            var zone = await clock.ZoneAsync();
            var due = PlannedTime.Read(form.Day, form.Time, form.Which, zone).Require();
            if (form.Plan is { Length: > 0 } plan && !await change.RunAsync(Actor, plan, due, zone.Id, UtcText.Parse(form.Was)))
                return Redirect(PageActions.PlanHref(plan));
            if (string.IsNullOrEmpty(form.Plan))
                await NewAsync(item, form, due, zone);
            var pages = form.Together(id).Count is > 0 and var count && form.Kind != "unpublish" ? $", and {count} {(count == 1 ? "page" : "pages")} with it" : "";
            Say($"{(form.Kind == "unpublish" ? "Goes offline" : "Goes live")} {zone.Long(due)}, {zone.Away(due)}{pages}.");
            return Redirect($"/admin/pages/{id}");
        }
        catch (ActionRefusedException problem)
        {
            Response.StatusCode = problem is InvalidContentException ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden;
            return View(ViewPath("Scheduling/Schedule"), await reader.ReadAsync(item, form, Actor) with { Problem = problem.Message });
        }
    });

    private async Task NewAsync(ContentItem item, ScheduleForm form, DateTime due, SiteZone zone)
    {
        if (form.Kind == "unpublish")
        {
            await schedules.UnpublishAtAsync(Actor, item.ContentItemId, due, zone.Id);
            return;
        }
        var end = form.HasEnd ? PlannedTime.Read(form.EndDay, form.EndTime, form.EndWhich, zone).Require() : (DateTime?)null;
        await schedules.PublishTogetherAsync(Actor, [item.ContentItemId, .. form.Together(item.ContentItemId)], due, end, zone.Id, form.Version);
    }

    private async Task<IActionResult> WithAsync(string id, Func<ContentItem, Task<IActionResult>> act)
    {
        if (await desk.FindAsync(id) is not { } item)
            return NotFound();
        return May(Permissions.Publish, item) ? await act(item) : Refused(Permissions.Publish, item);
    }
}
