using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Changes a plan that has not happened yet, and gives one that failed another try. What the plan puts live stays the version it was made for.</summary>
public sealed class ChangePlan(Database database)
{
    /// <summary>Moves a plan to another instant; false when it has happened meanwhile, or was cancelled.</summary>
    /// <param name="seenDueUtc">When it was due as the person saw it: a plan that somebody moved since is not moved unseen.</param>
    /// <exception cref="ActionRefusedException">No such plan, no permission, the time has passed, or somebody moved it meanwhile.</exception>
    public async Task<bool> RunAsync(Actor actor, string scheduleId, DateTime dueUtc, string zone, DateTime? seenDueUtc = null) => (await database.WriteAsync(async session =>
    {
        var itemId = await ItemAsync(session, scheduleId);
        await Schedule.CheckAsync(session, actor, itemId, dueUtc);
        var (due, seen) = (UtcText.Format(dueUtc), seenDueUtc is { } known ? UtcText.Format(known) : null);
        if (seen is not null && await session.QueryValueAsync<string?>("SELECT due_utc FROM schedules WHERE schedule_id = @scheduleId AND state = 'pending' AND due_utc <> @seen", new { scheduleId, seen }) is not null)
            throw new InvalidContentException([new ContentError("was", "Someone else moved this plan while you were choosing. The time it has now stands below; schedule again if yours is to take its place.")]);
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

    private static async Task<string> ItemAsync(WriteSession session, string scheduleId) =>
        await session.QueryValueAsync<string?>("SELECT item_id FROM schedules WHERE schedule_id = @scheduleId", new { scheduleId }) ?? throw new NotFoundException("This plan");
}
