using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Storage;
using NodaTime;

namespace Cms.Review.Releases;

/// <summary>What every rule and action needs of the site, as one transaction sees it: the settings of reviews, the site's zone, now and today.</summary>
internal sealed record ReviewSite(ReviewSettings Settings, DateTimeZone Zone, DateTime NowUtc)
{
    public DateOnly Today => DayOf(NowUtc);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The instant at which an hour of a day comes at the site; the first one where clocks fall back through it, the next that exists where they jump over it.</summary>
    public DateTime At(DateOnly day, int hour) => Zone.AtLeniently(new LocalDateTime(day.Year, day.Month, day.Day, hour, 0)).ToDateTimeUtc();

    public static async Task<ReviewSite> LoadAsync(WriteSession session) => new(
        ReviewSettings.Read(await session.DocumentAsync(SiteDocuments.Settings, ReviewSettings.Name)),
        ZoneOf((await session.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings))?.TextOf("TimeZoneId")),
        await session.NowAsync());

    public static DateTimeZone ZoneOf(string? id) => id is { Length: > 0 } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone ? zone : DateTimeZone.Utc;

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private DateTime Local(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(Zone).LocalDateTime.ToDateTimeUnspecified();
}
