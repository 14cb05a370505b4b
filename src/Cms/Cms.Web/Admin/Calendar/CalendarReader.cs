using System.Globalization;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;
using Cms.Web.Modules;
using Dapper;
using NodaTime;

namespace Cms.Web.Admin.Calendar;

/// <summary>What goes live, goes offline, falls due and was done, by day at the site, as far as one person may see the pages.</summary>
public sealed class CalendarReader(DeskIndex index, DefinitionStore definitions, Plans plans, SiteClock clock, Enabled<IReviewDate> dates)
{
    public async Task<CalendarPage> ReadAsync(CalendarView view, DateOnly? asked, IReadOnlySet<CalendarKind> shown, Actor reader)
    {
        var zone = await clock.ZoneAsync();
        var today = zone.Today();
        var day = asked ?? today;
        var (first, count) = Range(view, day);
        var (from, until) = (Start(first, zone), Start(first.AddDays(count), zone));
        var entries = ClockChanges.Between(from, until, zone).Select(change => new CalendarEntry(CalendarKind.Clocks, zone.Local(change.AtUtc), zone.Time(change.AtUtc), change.Words, null))
            .Concat(await PlansAsync(from, until, reader, zone)).Concat(Reviews(first, first.AddDays(count), reader))
            .Where(entry => entry.Kind is CalendarKind.Failed or CalendarKind.Clocks || shown.Contains(entry.Kind))
            .OrderBy(entry => entry.At, StringComparer.Ordinal).ThenBy(entry => entry.Title, StringComparer.CurrentCultureIgnoreCase)
            .ToLookup(entry => DateOnly.FromDateTime(entry.Day));
        var days = Enumerable.Range(0, count).Select(first.AddDays)
            .Select(date => new CalendarDay(date, view is CalendarView.Month && date.Month != day.Month, date == today, [.. entries[date]]));
        return new CalendarPage(view, day, zone, [.. days], shown, dates.Any());
    }

    private async Task<IEnumerable<CalendarEntry>> PlansAsync(DateTime from, DateTime until, Actor reader, SiteZone zone)
    {
        var found = await plans.BetweenAsync(from, until);
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("ids", found.Select(plan => plan.ItemId).Distinct());
        using var connection = index.OpenRead();
        var names = connection.Query<DeskRow>($"SELECT {DeskRow.Columns} FROM pages p WHERE p.item_id IN @ids AND {visible}", parameters).ToDictionary(row => row.ItemId, row => row.Name);
        return found.Where(plan => names.ContainsKey(plan.ItemId)).Select(plan => new CalendarEntry(Kind(plan), zone.Local(plan.DueUtc), zone.Time(plan.DueUtc),
            plan.State == Schedule.Fired ? $"{names[plan.ItemId]} {(plan.Kind is ScheduleKind.Publish ? "live" : "offline")}" : names[plan.ItemId], PageActions.PlanHref(plan.ScheduleId)));
    }

    private List<CalendarEntry> Reviews(DateOnly first, DateOnly until, Actor reader)
    {
        if (!dates.Any())
            return [];
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("first", Iso(first));
        parameters.Add("until", Iso(until));
        using var connection = index.OpenRead();
        return [.. connection.Query<(string ItemId, string Title, string Day)>($"SELECT p.item_id, p.title, p.review_by FROM pages p WHERE p.review_by >= @first AND p.review_by < @until AND {visible}", parameters)
            .Select(row => new CalendarEntry(CalendarKind.Review, DateTime.Parse(row.Day[..10], CultureInfo.InvariantCulture), "", row.Title, $"/admin/pages/{row.ItemId}"))];
    }

    private static CalendarKind Kind(ScheduledChange plan) => plan.State switch
    {
        Schedule.Fired => CalendarKind.Done,
        Schedule.Failed => CalendarKind.Failed,
        _ => plan.Kind is ScheduleKind.Publish ? CalendarKind.Live : CalendarKind.Offline,
    };

    // Weeks begin on Sunday, as calendars do where the department is.
    private static (DateOnly First, int Days) Range(CalendarView view, DateOnly day)
    {
        if (view is not CalendarView.Month)
            return (view is CalendarView.Week ? Sunday(day) : day, view is CalendarView.Week ? 7 : 7 * CalendarPage.ListWeeks);
        var month = new DateOnly(day.Year, day.Month, 1);
        var (first, last) = (Sunday(month), Sunday(month.AddMonths(1).AddDays(-1)));
        return (first, last.DayNumber - first.DayNumber + 7);
    }

    private static DateOnly Sunday(DateOnly day) => day.AddDays(-(int)day.DayOfWeek);

    // Some zones change their clocks at midnight: the first moment of such a day is later.
    private static DateTime Start(DateOnly day, SiteZone zone) => zone.Zone.AtStartOfDay(new LocalDate(day.Year, day.Month, day.Day)).ToDateTimeUtc();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
