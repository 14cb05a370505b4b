using Cms.Content.Publishing;
using Cms.Web.Admin.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Admin.Scheduling;

internal static class SchedulingServices
{
    /// <summary>Choosing a time for a page, what becomes of the plan, and the calendar of plans.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<QuickTimes>();
        services.AddSingleton<LiveThen>();
        services.AddSingleton<ScheduleReader>();
        services.AddSingleton<PlanReceipts>();
        services.AddSingleton<IFailedPlan, FailedPlanMail>();
        services.AddSingleton<CalendarReader>();
        services.AddSingleton(new DeskMenuEntry("Calendar", CalendarPage.Path, "calendar", 20));
        return services;
    }
}
