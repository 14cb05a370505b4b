using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Admin.Calendar;

internal static class CalendarServices
{
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<CalendarReader>();
        services.AddSingleton(new DeskMenuEntry("Calendar", CalendarPage.Path, "calendar", 20));
        return services;
    }
}
