using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Publishing;

namespace Cms.Web.Admin;

/// <summary>A day and time as somebody chose it at the site, made an instant. A time that clocks jump over, or that comes twice, is said so in words.</summary>
public static class PlannedTime
{
    /// <param name="at">Wall time at the site, as a date-and-time control sends it.</param>
    /// <param name="which">0 or 1: which of the two instants is meant when clocks fall back through the time.</param>
    /// <exception cref="InvalidContentException">No time, no such time, or one of two.</exception>
    public static DateTime Read(string? at, int? which, SiteZone zone)
    {
        if (!DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw Wrong("Choose a day and a time.");
        var instants = Schedule.Instants(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.Id);
        if (instants.Count == 0)
            throw Wrong($"{local:HH:mm} does not exist on {local:d MMM yyyy}: clocks jump over it that night. Choose another time.");
        if (instants.Count > 1 && which is not (0 or 1))
            throw Wrong($"{local:HH:mm} comes twice on {local:d MMM yyyy}, when clocks fall back. Choose the first one ({zone.Offset(instants[0])}) or the second ({zone.Offset(instants[1])}) and plan again.");
        return instants[instants.Count > 1 ? which!.Value : 0];
    }

    private static InvalidContentException Wrong(string words) => new([new ContentError("at", words)]);
}
