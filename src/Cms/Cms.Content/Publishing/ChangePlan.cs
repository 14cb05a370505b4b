using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Changes a plan that has not happened yet, and gives one that failed another try. What the plan puts live stays the version it was made for.</summary>
public sealed class ChangePlan(Database database)
{
    /// <summary>Moves a plan to another instant; false when it has happened meanwhile, or was cancelled.</summary>
    /// <param name="seenDueUtc">When it was due as the person saw it: a plan that somebody moved since is not moved unseen.</param>
    /// <exception cref="ActionRefusedException">No such plan, no permission, the time has passed, somebody moved it meanwhile, or another plan of the page lies between.</exception>
    public async Task<bool> RunAsync(Actor actor, string scheduleId, DateTime dueUtc, string zone, DateTime? seenDueUtc = null) => (await database.WriteAsync(async session =>
    {
        var itemId = await ItemAsync(session, scheduleId);
        await Schedule.CheckAsync(session, actor, itemId, dueUtc);
        var (due, seen) = (UtcText.Format(dueUtc), seenDueUtc is { } known ? UtcText.Format(known) : null);
        if (seen is not null && await session.QueryValueAsync<string?>("SELECT due_utc FROM schedules WHERE schedule_id = @scheduleId AND state = 'pending' AND due_utc <> @seen", new { scheduleId, seen }) is not null)
            throw new InvalidContentException([new ContentError("was", "Someone else moved this plan while you were choosing. The time it has now stands below; schedule again if yours is to take its place.")]);
        await KeepOrderAsync(session, scheduleId, due);
        if (await session.ExecuteAsync("UPDATE schedules SET due_utc = @due, next_try_utc = @due, zone = @zone, attempts = 0, last_error = NULL WHERE schedule_id = @scheduleId AND state = 'pending'", new { due, zone, scheduleId }) == 0)
            return false;
        Schedule.TellDocument(session, itemId);
        await session.AuditAsync(actor, "change schedule", itemId, null, $"{due} ({zone})", await session.NowAsync());
        return true;
    })).Result;

    /// <summary>Has a plan that failed happen now, if it can; false when it did not fail, or somebody dealt with it.</summary>
    /// <exception cref="ActionRefusedException">No such plan, or no permission.</exception>
    public async Task<bool> TryAgainAsync(Actor actor, string scheduleId) => (await database.WriteAsync(async session =>
    {
        var itemId = await ItemAsync(session, scheduleId);
        (await StoredItem.GetAsync(session, itemId)).Require(actor, Permissions.Publish);
        var now = await session.NowAsync();
        if (await session.ExecuteAsync("UPDATE schedules SET state = 'pending', attempts = 0, next_try_utc = @now WHERE schedule_id = @scheduleId AND state = 'failed'", new { now = UtcText.Format(now), scheduleId }) == 0)
            return false;
        Schedule.TellDocument(session, itemId);
        await session.AuditAsync(actor, "try schedule again", itemId, null, null, now);
        return true;
    })).Result;

    // Whoever made the later of two plans saw the earlier one. The other way round, the page would stay live after its end, or an older text would come back.
    private static async Task KeepOrderAsync(WriteSession session, string scheduleId, string due)
    {
        var between = await session.QueryValueAsync<long>(
            """
            SELECT count(*) FROM schedules p JOIN schedules o ON o.item_id = p.item_id AND o.schedule_id <> p.schedule_id AND o.state = 'pending'
            WHERE p.schedule_id = @scheduleId AND p.state = 'pending' AND (o.due_utc >= p.due_utc AND o.due_utc <= @due OR o.due_utc <= p.due_utc AND o.due_utc >= @due)
            """, new { scheduleId, due });
        if (between > 0)
            throw new InvalidContentException([new ContentError("due", "Another plan of this page lies between the old time and the new one, and the two would happen in the other order. Change or cancel that one first, or choose a time on this side of it.")]);
    }

    private static async Task<string> ItemAsync(WriteSession session, string scheduleId) =>
        await session.QueryValueAsync<string?>("SELECT item_id FROM schedules WHERE schedule_id = @scheduleId", new { scheduleId }) ?? throw new NotFoundException("This plan");
}
