using Cms.Content.Fields;
using Cms.Web.Display;

namespace ObGyn.Physicians;

/// <summary>
/// Whether new patients are taken, with the day somebody said so. The fact most often wrong in directories, so after 90 days it is no longer a fact:
/// <see cref="IsKnown"/> is false and the page says to call and ask.
/// </summary>
public sealed record AcceptingFact(bool IsKnown, bool IsAccepting, DateOnly? AsOf)
{
    public const int DaysGood = 90;
    private static readonly AcceptingFact Ask = new(false, false, null);

    public static AcceptingFact Read(ContentView view, TextField value, DateField asOf)
    {
        if (value.Text is not ("yes" or "no") || asOf.Date is not { } day)
            return Ask;
        var end = new DateTimeOffset(day.AddDays(DaysGood + 1), TimeOnly.MinValue, TimeSpan.Zero);
        if (view.Now >= end)
            return Ask;
        view.StaysFreshUntil(end);
        return new AcceptingFact(true, value.Text == "yes", day);
    }
}
