using Cms.Web.Admin.Index;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Calendar;

/// <summary>The calendar of everything that goes live, ends or falls due.</summary>
public sealed class CalendarController(ICurrentActor actors, CalendarReader calendar, DeskIndexPosition position) : AdminController(actors)
{
    // A day that no calendar should be asked for would only make numbers overflow.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2200, 1, 1);

    [HttpGet(CalendarPage.Path)]
    public async Task<IActionResult> Show(CalendarView view, DateOnly? day, [FromQuery] CalendarKind[]? show)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(view) || day < Earliest || day > Latest)
            return Redirect(CalendarPage.Path);
        var shown = CalendarPage.Choices.Where(kind => show is not { Length: > 0 } || show.Contains(kind)).ToHashSet();
        await position.CatchUpAsync();
        return View(ViewPath("Calendar/Calendar"), await calendar.ReadAsync(view, day, shown, Actor));
    }
}
