using Cms.Content.Publishing;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Cms.Web.Admin.Scheduling;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Bulk;

/// <summary>Many pages at once: first what will happen to each, then the act, then the list again with what became of each.</summary>
[Route(ListFilter.Path + "/bulk")]
public sealed class BulkController(ICurrentActor actors, BulkRunner runner, BulkReports reports, DeskIndexPosition position, SiteClock clock) : AdminController(actors)
{
    [HttpGet("")]
    public async Task<IActionResult> Check(BulkAct? act, [FromQuery(Name = "id")] string[]? ids)
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
        return await ShowAsync(known, chosen, null, null);
    }

    [HttpPost("")]
    public async Task<IActionResult> Act(BulkAct? act, [FromForm(Name = "id")] string[]? ids, string? at, int? which)
    {
        if (!ModelState.IsValid || act is not { } known || !Enum.IsDefined(known))
            return BadRequest();
        var chosen = Chosen(ids);
        await position.CatchUpAsync();
        DateTime? due = null;
        if (known is BulkAct.Schedule)
        {
            try
            {
                due = PlannedTime.Read(at, which, await clock.ZoneAsync()).Require();
            }
            catch (InvalidContentException problem)
            {
                Response.StatusCode = 422;
                return await ShowAsync(known, chosen, at, problem.Message);
            }
        }
        if (chosen.Count == 0)
            return Redirect(ListFilter.Path);
        return Redirect($"{ListFilter.Path}?done={reports.Keep(await runner.RunAsync(Actor, known, chosen, due))}");
    }

    private async Task<IActionResult> ShowAsync(BulkAct act, IReadOnlyCollection<string> chosen, string? at, string? problem) =>
        View(ViewPath("Bulk/Check"), (await runner.PlanAsync(Actor, act, chosen)) with { At = at, TimeProblem = problem });

    private static IReadOnlyCollection<string> Chosen(string[]? ids) => [.. (ids ?? []).Where(id => id.Length is > 0 and <= 64).Distinct(StringComparer.Ordinal).Take(BulkRunner.Most)];
}
