using Cms.Content.Model;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Storage;

/// <summary>Carries one kind of message out of the site: mail, a call to another system. It may be asked twice for one message if the process dies in between.</summary>
public interface IOutboxSender
{
    string Kind { get; }
    Task SendAsync(string messageId, string json, CancellationToken cancel);
}

public static class OutboxWrites
{
    /// <summary>Puts a message in the outbox, in the transaction of what it tells about: it is sent after the commit, or never.</summary>
    public static async Task SendLaterAsync(this WriteSession session, string kind, string json) => await session.ExecuteAsync(
        "INSERT INTO outbox (message_id, kind, json, created_utc, claimed_utc, done_utc, attempts, last_error) VALUES (@id, @kind, @json, @now, NULL, NULL, 0, NULL)",
        new { id = ContentIds.New(), kind, json, now = UtcText.Format(await session.NowAsync()) });
}

/// <summary>
/// Sends what waits, oldest first. A message is claimed by one process for some minutes, so several nodes share the work and a crash gives it back.
/// Nobody waits for it: a failure is noted and tried again later, at most ten times. Messages whose sender is not there, or off, wait.
/// </summary>
public sealed class SendOutbox(Database database, IEnumerable<IOutboxSender> senders, ILogger<SendOutbox> log)
{
    private const int Attempts = 10;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly string GivenUp = $"done_utc IS NULL AND attempts >= {Attempts}";

    /// <summary>Returns how many messages were sent.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var sent = 0;
        var byKind = senders.ToDictionary(sender => sender.Kind);
        // Nothing is written to find out that nothing waits.
        while (byKind.Count > 0 && !cancel.IsCancellationRequested && await IsSomethingWaitingAsync(cancel) && await ClaimAsync(byKind.Keys) is { } message)
        {
            try
            {
                await byKind[message.Kind].SendAsync(message.Id, message.Json, cancel);
                await FinishAsync(message, null);
                sent++;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogWarning(problem, "Message {MessageId} ({Kind}) could not be sent, attempt {Attempt}.", message.Id, message.Kind, message.Attempts);
                await FinishAsync(message, problem.Message);
            }
        }
        return sent;
    }

    /// <summary>Messages that were tried as often as they may be and wait for somebody: how many, since when the oldest, and one of the errors.</summary>
    public async Task<(int Count, DateTime SinceUtc, string Error)> GivenUpAsync()
    {
        await using var connection = await database.OpenAsync();
        var (count, since, error) = await connection.QuerySingleAsync<(long, string?, string?)>($"SELECT count(*), min(created_utc), max(last_error) FROM outbox WHERE {GivenUp}");
        return ((int)count, UtcText.Parse(since) ?? default, error ?? "Nobody noted why.");
    }

    /// <summary>Gives what was given up as many attempts as a new message has; returns how many messages that are.</summary>
    public async Task<int> TryAgainAsync() => (await database.WriteAsync(session => session.ExecuteAsync($"UPDATE outbox SET attempts = 0, claimed_utc = NULL WHERE {GivenUp}"))).Item1;

    /// <summary>Forgets messages that went out before a time.</summary>
    public async Task PruneAsync(DateTime before) => await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM outbox WHERE done_utc < @before", new { before = UtcText.Format(before) }));

    private async Task<bool> IsSomethingWaitingAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<int?>($"SELECT 1 FROM outbox WHERE done_utc IS NULL AND attempts < {Attempts} LIMIT 1") is not null;
    }

    private async Task<Message?> ClaimAsync(IReadOnlyCollection<string> kinds)
    {
        var (claimed, _) = await database.WriteAsync(async session =>
        {
            var now = await session.NowAsync();
            var skip = session.Engine is DatabaseEngine.PostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
            var message = await session.QueryOneAsync<Message>(
                $"SELECT message_id AS Id, kind AS Kind, json AS Json, attempts AS Attempts FROM outbox WHERE done_utc IS NULL AND attempts < {Attempts} AND {ContentStore.In(session.Connection, "kind", "kinds")} AND (claimed_utc IS NULL OR claimed_utc < @stale) ORDER BY created_utc, message_id LIMIT 1 {skip}",
                new { stale = UtcText.Format(now - Claim), kinds = ContentStore.Ids(kinds) });
            if (message is null)
                return null;
            await session.ExecuteAsync("UPDATE outbox SET claimed_utc = @now, attempts = attempts + 1 WHERE message_id = @Id", new { now = UtcText.Format(now), message.Id });
            return message;
        });
        return claimed;
    }

    // A failed message keeps its claim, which is also its pause before the next attempt. One that went out keeps nothing of what it said:
    // it may hold a link that only its reader shall have.
    private Task FinishAsync(Message message, string? error) => database.WriteAsync(async session => await session.ExecuteAsync(
        "UPDATE outbox SET done_utc = @done, last_error = @error, json = CASE WHEN @error IS NULL THEN '{}' ELSE json END WHERE message_id = @Id", new { done = error is null ? UtcText.Format(await session.NowAsync()) : null, error, message.Id }));

    private sealed class Message
    {
        public required string Id { get; init; }
        public required string Kind { get; init; }
        public required string Json { get; init; }
        public int Attempts { get; init; }
    }
}
