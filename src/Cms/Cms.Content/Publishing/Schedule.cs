using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Dapper;
using NodaTime;
using NodaTime.TimeZones;

namespace Cms.Content.Publishing;

public enum ScheduleKind { Publish, Unpublish }

/// <summary>
/// One planned change of the live site. <paramref name="VersionId"/> is the version that fires, however much is saved after it.
/// Times are UTC; <paramref name="Zone"/> is the IANA zone the person chose the time in.
/// </summary>
public sealed record ScheduledChange(string ScheduleId, string ItemId, string? VersionId, ScheduleKind Kind, DateTime DueUtc, string Zone, string Actor, string State, int Attempts, string? LastError, DateTime? FiredUtc);

/// <summary>Plans a publication or its end, and cancels a plan until it fires.</summary>
public sealed class Schedule(Database database, DefinitionStore definitions, PublishGate gate, CloseSitting sittings, ReleaseRules? rules = null)
{
    public const string Pending = "pending";
    public const string Fired = "fired";
    public const string Cancelled = "cancelled";
    public const string Failed = "failed";
    /// <summary>It failed, and was done or planned again by hand since.</summary>
    public const string Settled = "settled";
    private readonly ReleaseRules rules = rules ?? ReleaseRules.None;

    /// <summary>Plans the newest version (or the one named) to go live at an instant.</summary>
    public async Task<string> PublishAtAsync(Actor actor, string itemId, DateTime dueUtc, string zone, string? versionId = null)
    {
        var (id, _) = await database.WriteAsync(session => PublishAtInSessionAsync(session, actor, itemId, dueUtc, zone, versionId));
        return id;
    }

    internal async Task<string> PublishAtInSessionAsync(WriteSession session, Actor actor, string itemId, DateTime dueUtc, string zone, string? versionId)
    {
        if (versionId is null)
            await sittings.InSessionAsync(session, actor, itemId);
        var item = await CheckAsync(session, actor, itemId, dueUtc);
        var version = await StoredItem.VersionAsync(session, versionId ?? item.LatestVersion);
        if (version is null || version.ContentItemId != itemId)
            throw new NotFoundException("This version");
        var found = gate.Check(version, definitions.Schema);
        if (found.Blocks.Count > 0)
            throw new InvalidContentException(found.Blocks);
        var attempt = new ReleaseAttempt(actor, version, item.PublishedVersion, ReleaseRoute.Schedule);
        await rules.RequireAsync(session, definitions.Stored, attempt);
        await rules.ReleasedAsync(session, definitions.Stored, attempt);
        return await InsertAsync(session, actor, itemId, version.ContentItemVersionId, ScheduleKind.Publish, dueUtc, zone, await session.NowAsync());
    }

    /// <summary>
    /// Plans the newest versions of several pages to go live at one instant, and the first of them to go offline again at <paramref name="endUtc"/>: all of it or nothing.
    /// Returns the ids of the plans in the order of the pages, the end last. <paramref name="seenVersion"/> is the newest version of the first one as the person
    /// saw it: one that somebody saved since is refused, not planned unseen.
    /// </summary>
    public async Task<IReadOnlyList<string>> PublishTogetherAsync(Actor actor, IReadOnlyList<string> itemIds, DateTime dueUtc, DateTime? endUtc, string zone, string? seenVersion = null) => (await database.WriteAsync(async session =>
    {
        if (seenVersion is not null && (await StoredItem.GetAsync(session, itemIds[0])).LatestVersion != seenVersion)
            throw new InvalidContentException([new ContentError("version", "The page was saved once more while you were choosing. What would go live now is another text: look at it, then schedule it.")]);
        if (endUtc <= dueUtc)
            throw new InvalidContentException([new ContentError("end", "The end has to come after the beginning. Choose a later one, or leave it empty.")]);
        var plans = new List<string>();
        foreach (var itemId in itemIds)
            plans.Add(await PublishAtInSessionAsync(session, actor, itemId, dueUtc, zone, null));
        if (endUtc is { } end)
            plans.Add(await UnpublishAtInSessionAsync(session, actor, itemIds[0], end, zone));
        return (IReadOnlyList<string>)plans;
    })).Result;

    public async Task<string> UnpublishAtAsync(Actor actor, string itemId, DateTime dueUtc, string zone) =>
        (await database.WriteAsync(session => UnpublishAtInSessionAsync(session, actor, itemId, dueUtc, zone))).Result;

    private static async Task<string> UnpublishAtInSessionAsync(WriteSession session, Actor actor, string itemId, DateTime dueUtc, string zone)
    {
        await CheckAsync(session, actor, itemId, dueUtc);
        return await InsertAsync(session, actor, itemId, null, ScheduleKind.Unpublish, dueUtc, zone, await session.NowAsync());
    }

    /// <summary>Cancels a plan; false when it has already fired or was cancelled before.</summary>
    public async Task<bool> CancelAsync(Actor actor, string scheduleId)
    {
        var (cancelled, _) = await database.WriteAsync(async session =>
        {
            var itemId = await session.QueryValueAsync<string?>("SELECT item_id FROM schedules WHERE schedule_id = @scheduleId", new { scheduleId }) ?? throw new NotFoundException("This schedule");
            var item = await StoredItem.GetAsync(session, itemId);
            item.Require(actor, Permissions.Publish);
            return await CancelAsync(session, actor, scheduleId, itemId);
        });
        return cancelled;
    }

    internal static async Task<bool> CancelAsync(WriteSession session, Actor actor, string scheduleId, string itemId)
    {
        if (await session.ExecuteAsync("UPDATE schedules SET state = 'cancelled' WHERE schedule_id = @scheduleId AND state = 'pending'", new { scheduleId }) == 0)
            return false;
        TellDocument(session, itemId);
        await session.AuditAsync(actor, "cancel schedule", itemId, null, null, await session.NowAsync());
        return true;
    }

    /// <summary>Cancels what is planned for an item that leaves the site; the leaving itself is what feed and audit tell.</summary>
    internal static Task CancelAllAsync(WriteSession session, string itemId) =>
        session.ExecuteAsync("UPDATE schedules SET state = 'cancelled' WHERE item_id = @itemId AND state IN ('pending', 'failed')", new { itemId });

    /// <summary>Pending plans that would put an older version than this one live again; soonest first. Publishing it asks about them.</summary>
    public async Task<IReadOnlyList<ScheduledChange>> OlderThanAsync(string itemId, string versionId)
    {
        await using var connection = await database.OpenAsync();
        return [.. (await connection.QueryAsync<ScheduleRow>($"{ScheduleRow.Select} {OlderPlans.Where}", new { itemId, versionId })).Select(row => row.ToChange())];
    }

    /// <summary>Plans of one item, or of all; soonest first.</summary>
    public async Task<IReadOnlyList<ScheduledChange>> ListAsync(string? itemId = null, string? state = Pending)
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<ScheduleRow>(
            $"{ScheduleRow.Select} WHERE (@itemId IS NULL OR item_id = @itemId) AND (@state IS NULL OR state = @state) ORDER BY due_utc, schedule_id", new { itemId, state });
        return rows.Select(row => row.ToChange()).ToList();
    }

    /// <summary>
    /// A site-local wall time as instants: one as a rule, none when clocks jump over it, two when they fall back through it.
    /// The caller asks the person which one is meant.
    /// </summary>
    public static IReadOnlyList<DateTime> Instants(DateTime local, string zone)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        ZoneLocalMapping mapping = tz.MapLocal(LocalDateTime.FromDateTime(local));
        return mapping.Count switch
        {
            0 => [],
            1 => [mapping.Single().ToDateTimeUtc()],
            _ => [mapping.First().ToDateTimeUtc(), mapping.Last().ToDateTimeUtc()],
        };
    }

    /// <summary>What failed has been dealt with: the desk need not raise it any more.</summary>
    internal static Task SettleFailedAsync(WriteSession session, string itemId, ScheduleKind kind) =>
        session.ExecuteAsync("UPDATE schedules SET state = 'settled' WHERE item_id = @itemId AND state = 'failed' AND kind = @kind", new { itemId, kind = kind.ToString() });

    internal static void TellDocument(WriteSession session, string itemId) => session.Tell(new FeedRow(FeedRow.Document) { ItemId = $"schedules/{itemId}" });

    internal static async Task<StoredItem> CheckAsync(WriteSession session, Actor actor, string itemId, DateTime dueUtc)
    {
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, Permissions.Publish);
        if (dueUtc <= await session.NowAsync())
            throw new InvalidContentException([new ContentError("due", "This time has passed. Choose a later one, or publish now.")]);
        return item;
    }

    internal static async Task<string> InsertAsync(WriteSession session, Actor actor, string itemId, string? versionId, ScheduleKind kind, DateTime dueUtc, string zone, DateTime now)
    {
        var id = ContentIds.New();
        var due = UtcText.Format(dueUtc);
        await SettleFailedAsync(session, itemId, kind);
        await session.ExecuteAsync(
            """
            INSERT INTO schedules (schedule_id, item_id, version_id, kind, due_utc, zone, actor, state, attempts, next_try_utc, last_error, fired_utc, feed_sequence)
            VALUES (@id, @itemId, @versionId, @kind, @due, @zone, @UserName, 'pending', 0, @due, NULL, NULL, NULL)
            """, new { id, itemId, versionId, kind = kind.ToString(), due, zone, actor.UserName });
        TellDocument(session, itemId);
        await session.AuditAsync(actor, kind is ScheduleKind.Publish ? "schedule publication" : "schedule end", itemId, versionId, $"{due} ({zone})", now);
        return id;
    }
}

internal sealed class ScheduleRow
{
    public const string Select =
        """
        SELECT schedule_id AS ScheduleId, item_id AS ItemId, version_id AS VersionId, kind AS Kind, due_utc AS DueUtc, zone AS Zone, actor AS Actor,
               state AS State, attempts AS Attempts, last_error AS LastError, fired_utc AS FiredUtc FROM schedules
        """;

    public required string ScheduleId { get; init; }
    public required string ItemId { get; init; }
    public string? VersionId { get; init; }
    public required string Kind { get; init; }
    public required string DueUtc { get; init; }
    public required string Zone { get; init; }
    public required string Actor { get; init; }
    public required string State { get; init; }
    public int Attempts { get; init; }
    public string? LastError { get; init; }
    public string? FiredUtc { get; init; }

    public ScheduledChange ToChange() => new(ScheduleId, ItemId, VersionId, Enum.Parse<ScheduleKind>(Kind), UtcText.Parse(DueUtc)!.Value, Zone, Actor, State, Attempts, LastError, UtcText.Parse(FiredUtc));
}
