using System.Globalization;

namespace Cms.Web.Admin.Calendar;

public enum CalendarView { Month, Week, List }

/// <summary>What stands on a day. The first four can be switched off.</summary>
public enum CalendarKind { Live, Offline, Review, Done, Failed, Clocks }

/// <summary>How a kind is shown: its name in the filter, the icon, and the end of the class that colors it (<c>st--set</c> as a mark, <c>ev--set</c> as an entry).</summary>
public sealed record CalendarLook(string Name, string Icon, string? Color)
{
    private static readonly Dictionary<CalendarKind, CalendarLook> Looks = new()
    {
        [CalendarKind.Live] = new("Goes live", "sched", "set"),
        [CalendarKind.Offline] = new("Goes offline", "eye-off", null),
        [CalendarKind.Review] = new("Review due", "flag", "act"),
        [CalendarKind.Done] = new("Done", "check", "live"),
        [CalendarKind.Failed] = new("Failed", "alert", "bad"),
        [CalendarKind.Clocks] = new("Clocks change", "clock", "tz"),
    };

    public static CalendarLook Of(CalendarKind kind) => Looks[kind];

    public string Class(string block) => Color is null ? block : $"{block} {block}--{Color}";
}

/// <summary>One thing on a day. <paramref name="At"/> is wall time at the site, "09:00", and empty for what has only a day; clocks that change have no address.</summary>
public sealed record CalendarEntry(CalendarKind Kind, DateTime Day, string At, string Title, string? Href)
{
    public CalendarLook Look => CalendarLook.Of(Kind);
}

public sealed record CalendarDay(DateOnly Date, bool IsOutside, bool IsToday, IReadOnlyList<CalendarEntry> Entries);

/// <summary>A stretch of days at the site, whole weeks in a month's view.</summary>
public sealed record CalendarPage(CalendarView View, DateOnly Day, SiteZone Zone, IReadOnlyList<CalendarDay> Days, IReadOnlySet<CalendarKind> Shown, bool HasReviews)
{
    public const string Path = "/admin/calendar";
    public const int ListWeeks = 8;
    public static readonly IReadOnlyList<CalendarKind> Choices = [CalendarKind.Live, CalendarKind.Offline, CalendarKind.Review, CalendarKind.Done];

    public string Heading => View switch
    {
        CalendarView.Month => Day.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        CalendarView.Week => $"Week of {Days[0].Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
        _ => $"{Days[0].Date.ToString("d MMM", CultureInfo.InvariantCulture)} to {Days[^1].Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
    };

    public DateOnly Before => Moved(-1);
    public DateOnly After => Moved(1);
    public IEnumerable<CalendarDay[]> Weeks => Days.Chunk(7);

    public string Href(CalendarView? view = null, DateOnly? day = null)
    {
        var shown = Shown.Count == Choices.Count ? "" : string.Concat(Choices.Where(Shown.Contains).Select(kind => $"&show={kind.ToString().ToLowerInvariant()}"));
        return $"{Path}?view={(view ?? View).ToString().ToLowerInvariant()}&day={(day ?? Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{shown}";
    }

    private DateOnly Moved(int by) => View switch { CalendarView.Month => new DateOnly(Day.Year, Day.Month, 1).AddMonths(by), CalendarView.Week => Day.AddDays(7 * by), _ => Day.AddDays(7 * ListWeeks * by) };
}
