using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Cms.Web.Admin.Scheduling;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Bulk;

/// <summary>Many pages at once: first what will happen to each, then the act, then the list again with what became of each.</summary>
[Route(ListFilter.Path + "/bulk")]
public sealed class BulkController(ICurrentActor actors, BulkRunner runner, BulkReports reports, DeskIndexPosition position, QuickTimes quickTimes, SiteClock clock) : AdminController(actors)
{
    [HttpGet("")]
    public async Task<IActionResult> Check(BulkAct? act, [FromQuery(Name = "id")] string[]? ids, string? day, string? time, int? which)
    {
        // A value that is none of the acts must not become the first of them.
        if (!ModelState.IsValid || act is not { } known || !Enum.IsDefined(known))
            return BadRequest();
        var chosen = Chosen(ids);
        if (chosen.Count == 0)
        {
            Say("Choose at least one page first.", good: false);
            return Redirect(ListFilter.Path);
        }
        await position.CatchUpAsync();
        return await ShowAsync(known, chosen, await TimeAsync(known, day, time, which));
    }

    [HttpPost("")]
    public async Task<IActionResult> Act(BulkAct? act, [FromForm(Name = "id")] string[]? ids, string? day, string? time, int? which)
    {
        if (!ModelState.IsValid || act is not { } known || !Enum.IsDefined(known))
            return BadRequest();
        var chosen = Chosen(ids);
        await position.CatchUpAsync();
        var chosenTime = await TimeAsync(known, day ?? "", time ?? "", which);
        if (chosenTime?.Problem is { } problem)
        {
            Response.StatusCode = 422;
            return await ShowAsync(known, chosen, chosenTime, problem);
        }
        if (chosen.Count == 0)
            return Redirect(ListFilter.Path);
        return Redirect($"{ListFilter.Path}?done={reports.Keep(await runner.RunAsync(Actor, known, chosen, chosenTime?.Utc))}");
    }

    // Without a day and a time the first of the quick times is offered.
    private async Task<PlannedTime?> TimeAsync(BulkAct act, string? day, string? time, int? which)
    {
        if (act is not BulkAct.Schedule)
            return null;
        var zone = await clock.ZoneAsync();
        return day is null && time is null ? PlannedTime.Read((await quickTimes.OfAsync(zone))[0].ToString("s"), null, zone) : PlannedTime.Read(day, time, which, zone);
    }

    private async Task<IActionResult> ShowAsync(BulkAct act, IReadOnlyCollection<string> chosen, PlannedTime? time, string? problem = null) =>
        View(ViewPath("Bulk/Check"), (await runner.PlanAsync(Actor, act, chosen)) with { Time = time, TimeProblem = problem });

    private static IReadOnlyCollection<string> Chosen(string[]? ids) => [.. (ids ?? []).Where(id => id.Length is > 0 and <= 64).Distinct(StringComparer.Ordinal).Take(BulkRunner.Most)];
}
