using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Storage;
using NodaTime;

namespace Cms.Web.Admin;

/// <summary>The zone the site lives in (<c>settings/site</c>, <c>TimeZoneId</c>): the desk shows and takes times in it, whatever the server's or the reader's zone is.</summary>
public sealed class SiteClock(SiteDocuments documents, TimeProvider clock)
{
    public async Task<SiteZone> ZoneAsync()
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, "site");
        var id = settings is { } json ? ContentJson.GetString(json, "TimeZoneId") : null;
        return new SiteZone(id is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone ? zone : DateTimeZone.Utc, clock.GetUtcNow().UtcDateTime);
    }
}

public sealed record SiteZone(DateTimeZone Zone, DateTime NowUtc)
{
    public string Id => Zone.Id;

    /// <summary>"Los Angeles".</summary>
    public string Town => Zone.Id.Split('/')[^1].Replace('_', ' ');

    /// <summary>"Tue 3 Nov 2026, 09:00 PST".</summary>
    public string Long(DateTime utc)
    {
        var local = In(utc);
        return string.Create(CultureInfo.InvariantCulture, $"{local.LocalDateTime.ToDateTimeUnspecified():ddd d MMM yyyy, HH:mm} {Abbreviation(local)}");
    }

    /// <summary>"3 Nov 2026".</summary>
    public string Day(DateTime utc) => Local(utc).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"14:20", for times of today.</summary>
    public string Time(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"09:00:00 PST on Tue 3 Nov 2026".</summary>
    public string Clock(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{Local(utc):HH:mm:ss} {Name(utc)} on {Local(utc):ddd d MMM yyyy}");

    /// <summary>"PDT".</summary>
    public string Name(DateTime utc) => Abbreviation(In(utc));

    /// <summary>The wall clock at the site.</summary>
    public DateTime Local(DateTime utc) => In(utc).LocalDateTime.ToDateTimeUnspecified();

    /// <summary>"in 2 days", "3 hours ago": whole units, rounded down.</summary>
    public string Away(DateTime utc)
    {
        var span = utc - NowUtc;
        var words = span.Duration() switch
        {
            { TotalMinutes: < 1 } => "less than a minute",
            { TotalHours: < 1 } duration => Count((int)duration.TotalMinutes, "minute"),
            { TotalDays: < 1 } duration => Count((int)duration.TotalHours, "hour"),
            var duration => Count((int)duration.TotalDays, "day"),
        };
        return span < TimeSpan.Zero ? $"{words} ago" : $"in {words}";
    }

    public string Offset(DateTime utc)
    {
        var local = In(utc);
        return $"{Abbreviation(local)} (UTC{local.Offset})";
    }

    private ZonedDateTime In(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(Zone);

    private static string Abbreviation(ZonedDateTime local) => local.GetZoneInterval().Name;

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";
}
