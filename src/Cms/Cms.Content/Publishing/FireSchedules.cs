using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Publishing;

/// <summary>
/// Carries out what is due. Claim, publication and feed row are one transaction, so a plan fires once however many nodes look, and whatever is killed when.
/// One plan that fails is tried again later and never stops the others. Plans of a type that is off wait until it is on again.
/// </summary>
public sealed class FireSchedules(Database database, DefinitionStore definitions, Publish publish, ILogger<FireSchedules> log, IEnumerable<IFailedPlan>? tell = null)
{
    private const int Attempts = 5;
    private const string OfTypesOff = "SELECT 1 FROM content_items o WHERE o.item_id = schedules.item_id AND";

    /// <summary>A plan has happened: it is committed, at this position of the feed.</summary>
    public event Action<ScheduledChange, long>? Fired;

    /// <summary>Fires everything that is due now; returns how many fired and when the next one is.</summary>
    public async Task<(int Fired, DateTime? NextUtc)> RunAsync(CancellationToken cancel = default)
    {
        var fired = 0;
        while (!cancel.IsCancellationRequested && await FireOneAsync() is { } success)
            fired += success ? 1 : 0;
        await using var connection = await database.OpenAsync(cancel);
        var next = await Dapper.SqlMapper.ExecuteScalarAsync<string?>(connection, $"SELECT min(next_try_utc) FROM schedules WHERE {Waits(connection)}", new { off = Off });
        return (fired, UtcText.Parse(next));
    }

    private string[] Off => ContentStore.Ids(definitions.Off);

    private static string Waits(System.Data.Common.DbConnection connection) => $"state = 'pending' AND NOT EXISTS ({OfTypesOff} {ContentStore.In(connection, "o.content_type", "off")})";

    // Null: nothing is due. False: the plan was looked at and failed.
    private async Task<bool?> FireOneAsync()
    {
        ScheduledChange? claimed = null;
        try
        {
            var (found, position) = await database.WriteAsync(async session =>
            {
                var now = await session.NowAsync();
                var row = await ClaimAsync(session, UtcText.Format(now));
                if (row is null)
                    return false;
                claimed = row.ToChange();
                await CarryOutAsync(session, claimed);
                await session.ExecuteAsync("UPDATE schedules SET state = 'fired', fired_utc = @now, last_error = NULL WHERE schedule_id = @ScheduleId", new { now = UtcText.Format(now), claimed.ScheduleId });
                session.OnPosition(position => session.ExecuteAsync("UPDATE schedules SET feed_sequence = @position WHERE schedule_id = @ScheduleId", new { position, claimed.ScheduleId }));
                return true;
            });
            if (!found)
                return null;
            Fired?.Invoke(claimed!, position);
            return true;
        }
        catch (Exception problem) when (claimed is not null)
        {
            log.LogError(problem, "Schedule {ScheduleId} for item {ItemId} failed, attempt {Attempt}.", claimed.ScheduleId, claimed.ItemId, claimed.Attempts + 1);
            // What is shown to people is said in their words; the rest stands in the log.
            await NoteFailureAsync(claimed, problem is ActionRefusedException ? problem.Message : "Something on the server did not work. The log of the site says more.");
            return false;
        }
    }

    // The item's row first, as every write action does, so that this firing and a publication that cancels the plan never wait for each other. What another
    // node or an action has in hand is passed over. The plan is read again under that lock: it may have fired or been cancelled since it was found.
    private async Task<ScheduleRow?> ClaimAsync(WriteSession session, string now)
    {
        var due = $"{Waits(session.Connection)} AND next_try_utc <= @now";
        var off = Off;
        if (session.Engine is DatabaseEngine.Sqlite)
            return await session.QueryOneAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE {due} ORDER BY due_utc, schedule_id LIMIT 1", new { now, off });
        while (await session.QueryValueAsync<string?>(
            $"SELECT i.item_id FROM schedules JOIN content_items i ON i.item_id = schedules.item_id WHERE {due} ORDER BY schedules.due_utc, schedules.schedule_id LIMIT 1 FOR UPDATE OF i SKIP LOCKED", new { now, off }) is { } itemId)
        {
            if (await session.QueryOneAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE {due} AND item_id = @itemId ORDER BY due_utc, schedule_id LIMIT 1 FOR UPDATE", new { now, off, itemId }) is { } row)
                return row;
        }
        return null;
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

    private async Task NoteFailureAsync(ScheduledChange change, string error)
    {
        var (failed, _) = await database.WriteAsync(async session =>
        {
            var now = await session.NowAsync();
            var attempts = change.Attempts + 1;
            var state = attempts >= Attempts ? Schedule.Failed : Schedule.Pending;
            var isNoted = await session.ExecuteAsync(
                "UPDATE schedules SET attempts = @attempts, last_error = @error, state = @state, next_try_utc = @next WHERE schedule_id = @ScheduleId AND state = 'pending'",
                new { attempts, error, state, next = UtcText.Format(now.AddSeconds(Math.Pow(4, attempts))), change.ScheduleId });
            Schedule.TellDocument(session, change.ItemId);
            return isNoted > 0 && state == Schedule.Failed ? change with { State = state, Attempts = attempts, LastError = error } : null;
        });
        if (failed is not null)
            await TellAsync(failed);
    }

    // After the failure is noted, and each by itself: who cannot be told must not keep the desk from saying it.
    private async Task TellAsync(ScheduledChange failed)
    {
        foreach (var told in tell ?? [])
        {
            try
            {
                await database.WriteAsync(session => told.TellAsync(session, failed));
            }
            catch (Exception problem)
            {
                log.LogError(problem, "Nobody could be told that schedule {ScheduleId} failed.", failed.ScheduleId);
            }
        }
    }
}
