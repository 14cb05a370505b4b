using Cms.Content.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Admin.Scheduling;

internal static class SchedulingServices
{
    /// <summary>Choosing a time for a page, and what becomes of the plan.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<QuickTimes>();
        services.AddSingleton<LiveThen>();
        services.AddSingleton<ScheduleReader>();
        services.AddSingleton<PlanReceipts>();
        services.AddSingleton<IFailedPlan, FailedPlanMail>();
        return services;
    }
}
