using System.Globalization;
using Cms.Content.Model;
using NodaTime;
using NodaTime.Text;

namespace Cms.Content.Fields;

/// <summary>
/// A date and time as a person types it, in the site's zone, and as it is stored, in UTC. A time that the zone does not have, or has twice
/// (when the clock changes), is kept as typed with its zone (<c>2026-11-01T01:30 America/Los_Angeles</c>) until it is decided.
/// </summary>
public static class LocalTime
{
    internal const string StoredFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>What to store for a typed time. <paramref name="which"/> is <c>first</c> or <c>second</c> for a time that comes twice; no zone means UTC.</summary>
    public static string Store(string typed, string? zoneId, string? which)
    {
        if (Parse(typed) is not { } local)
            return typed.Trim();
        var zone = Zone(zoneId);
        var map = zone.MapLocal(local);
        return map.Count switch
        {
            1 => Text(map.Single()),
            2 when which is "first" => Text(map.First()),
            2 when which is "second" => Text(map.Last()),
            _ => $"{Minutes.Format(local)} {zone.Id}",
        };
    }

    /// <summary>An instant as it is stored, to the second.</summary>
    public static string Store(DateTime utc) => utc.ToString(StoredFormat, CultureInfo.InvariantCulture);

    /// <summary>Why the stored text is no instant, in words, or null.</summary>
    public static string? Problem(string? stored)
    {
        if (string.IsNullOrEmpty(stored) || UtcText.Parse(stored) is not null)
            return null;
        if (Undecided(stored) is not { } undecided)
            return $"“{stored}” is not a date and time. Write it as 2026-01-31 09:00, year first.";
        var (local, zone) = undecided;
        var day = local.Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
        var time = local.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
        return zone.MapLocal(local).Count == 0
            ? $"{time} does not exist on {day}: the clock is put forward over it. Choose an earlier or a later time."
            : $"{time} comes twice on {day}, when the clock is put back. Say whether you mean the first or the second.";
    }

    /// <summary>True when the stored time waits for the answer to "the first or the second?".</summary>
    public static bool ComesTwice(string? stored) => Undecided(stored) is var (local, zone) && zone.MapLocal(local).Count == 2;

    /// <summary>The stored time for a <c>datetime-local</c> control in a zone; text that is no time comes back as it is.</summary>
    public static string Show(string? stored, string? zoneId)
    {
        if (Undecided(stored) is var (local, _))
            return Minutes.Format(local);
        return UtcText.Parse(stored) is { } utc
            ? Minutes.Format(Instant.FromDateTimeUtc(utc).InZone(Zone(zoneId)).LocalDateTime)
            : stored ?? "";
    }

    internal static LocalDateTime? Parse(string typed)
    {
        var text = typed.Trim().Replace(' ', 'T');
        return Minutes.Parse(text) is { Success: true } minutes ? minutes.Value : Seconds.Parse(text) is { Success: true } seconds ? seconds.Value : null;
    }

    private static (LocalDateTime Local, DateTimeZone Zone)? Undecided(string? stored)
    {
        var words = stored?.Split(' ') ?? [];
        return words.Length == 2 && Parse(words[0]) is { } local && DateTimeZoneProviders.Tzdb.GetZoneOrNull(words[1]) is { } zone ? (local, zone) : null;
    }

    private static DateTimeZone Zone(string? id) => id is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc;

    private static string Text(ZonedDateTime time) => Store(time.ToDateTimeUtc());
}
