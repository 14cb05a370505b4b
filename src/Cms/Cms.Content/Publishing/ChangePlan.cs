using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Changes a plan that has not happened yet, and gives one that failed another try. What the plan puts live stays the version it was made for.</summary>
public sealed class ChangePlan(Database database)
{
    /// <summary>Moves a plan to another instant; false when it has happened meanwhile, or was cancelled.</summary>
    /// <exception cref="ActionRefusedException">No such plan, no permission, or the time has passed.</exception>
    public async Task<bool> RunAsync(Actor actor, string scheduleId, DateTime dueUtc, string zone) => (await database.WriteAsync(async session =>
    {
        var itemId = await ItemAsync(session, scheduleId);
        await Schedule.CheckAsync(session, actor, itemId, dueUtc);
        var due = UtcText.Format(dueUtc);
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
