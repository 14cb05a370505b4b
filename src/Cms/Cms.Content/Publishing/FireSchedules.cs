using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Publishing;

/// <summary>
/// Carries out what is due. Claim, publication and feed row are one transaction, so a plan fires once however many nodes look, and whatever is killed when.
/// One plan that fails is tried again later and never stops the others.
/// </summary>
public sealed class FireSchedules(Database database, Publish publish, ILogger<FireSchedules> log)
{
    private const int Attempts = 5;

    /// <summary>Fires everything that is due now; returns how many fired and when the next one is.</summary>
    public async Task<(int Fired, DateTime? NextUtc)> RunAsync(CancellationToken cancel = default)
    {
        var fired = 0;
        while (!cancel.IsCancellationRequested && await FireOneAsync() is { } success)
            fired += success ? 1 : 0;
        await using var connection = await database.OpenAsync(cancel);
        var next = await Dapper.SqlMapper.ExecuteScalarAsync<string?>(connection, "SELECT min(next_try_utc) FROM schedules WHERE state = 'pending'");
        return (fired, UtcText.Parse(next));
    }

    // Null: nothing is due. False: the plan was looked at and failed.
    private async Task<bool?> FireOneAsync()
    {
        ScheduledChange? claimed = null;
        try
        {
            var (found, _) = await database.WriteAsync(async session =>
            {
                var now = await session.NowAsync();
                var skip = session.Engine is DatabaseEngine.PostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
                var row = await session.QueryOneAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE state = 'pending' AND next_try_utc <= @now ORDER BY due_utc, schedule_id LIMIT 1 {skip}", new { now = UtcText.Format(now) });
                if (row is null)
                    return false;
                claimed = row.ToChange();
                await CarryOutAsync(session, claimed);
                await session.ExecuteAsync("UPDATE schedules SET state = 'fired', fired_utc = @now, last_error = NULL WHERE schedule_id = @ScheduleId", new { now = UtcText.Format(now), claimed.ScheduleId });
                session.OnPosition(position => session.ExecuteAsync("UPDATE schedules SET feed_sequence = @position WHERE schedule_id = @ScheduleId", new { position, claimed.ScheduleId }));
                return true;
            });
            return found ? true : null;
        }
        catch (Exception problem) when (claimed is not null)
        {
            log.LogError(problem, "Schedule {ScheduleId} for item {ItemId} failed, attempt {Attempt}.", claimed.ScheduleId, claimed.ItemId, claimed.Attempts + 1);
            await NoteFailureAsync(claimed, problem.Message);
            return false;
        }
    }

    // The person's right to publish was checked when the plan was made; what fires then is the site's own act, in that person's name.
    // The release rules are asked once more: an approval may have ended since.
    private Task CarryOutAsync(WriteSession session, ScheduledChange change)
    {
        var actor = Actor.System with { UserName = change.Actor };
        return change.Kind is ScheduleKind.Publish
            ? publish.InSessionAsync(session, actor, change.ItemId, change.VersionId, change.DueUtc, Releasing.ReleaseRoute.Fire)
            : Unpublish.InSessionAsync(session, actor, change.ItemId);
    }

    private Task NoteFailureAsync(ScheduledChange change, string error) => database.WriteAsync(async session =>
    {
        var now = await session.NowAsync();
        var attempts = change.Attempts + 1;
        await session.ExecuteAsync(
            "UPDATE schedules SET attempts = @attempts, last_error = @error, state = @state, next_try_utc = @next WHERE schedule_id = @ScheduleId AND state = 'pending'",
            new { attempts, error, state = attempts >= Attempts ? Schedule.Failed : Schedule.Pending, next = UtcText.Format(now.AddSeconds(Math.Pow(4, attempts))), change.ScheduleId });
        Schedule.TellDocument(session, change.ItemId);
    });
}
