using Cms.Content.Publishing.Releasing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>What a rehearsed act came to: null <paramref name="Refusal"/> means that it would be done.</summary>
public sealed record Rehearsed(string ItemId, ActionRefusedException? Refusal);

/// <summary>
/// Write actions as they would go, one after another, in a transaction that is never committed: the same permissions, rules and addresses as in earnest,
/// so that what somebody is shown before the button is what the button does. An act that is refused does not stop the others.
/// </summary>
public sealed class Rehearsal(Database database, Publish publish, Schedule schedules, CloseSitting sittings)
{
    private const string Act = "rehearsed_act";

    public Task<IReadOnlyList<Rehearsed>> PublishAsync(Actor actor, IReadOnlyList<string> itemIds) =>
        RunAsync(itemIds, async (session, itemId) =>
        {
            await sittings.InSessionAsync(session, actor, itemId);
            await publish.AskingInSessionAsync(session, actor, itemId, null, null, ReleaseRoute.Bulk);
        });

    public Task<IReadOnlyList<Rehearsed>> UnpublishAsync(Actor actor, IReadOnlyList<string> itemIds) =>
        RunAsync(itemIds, (session, itemId) => Unpublish.InSessionAsync(session, actor, itemId));

    public Task<IReadOnlyList<Rehearsed>> DeleteAsync(Actor actor, IReadOnlyList<string> itemIds) =>
        RunAsync(itemIds, (session, itemId) => DeleteItem.InSessionAsync(session, actor, itemId));

    /// <summary>Plans to publish, each the newest version.</summary>
    public Task<IReadOnlyList<Rehearsed>> ScheduleAsync(Actor actor, IReadOnlyList<string> itemIds, DateTime dueUtc, string zone) =>
        RunAsync(itemIds, (session, itemId) => schedules.PublishAtInSessionAsync(session, actor, itemId, dueUtc, zone, null));

    /// <summary>The addresses that a move would change.</summary>
    /// <exception cref="ActionRefusedException">It would be refused.</exception>
    public async Task<IReadOnlyList<Routing.AddressChange>> MoveAsync(Actor actor, string itemId, string? parentId)
    {
        IReadOnlyList<Routing.AddressChange> changes = [];
        var rehearsed = await RunAsync([itemId], async (session, id) => changes = await MoveItem.InSessionAsync(session, actor, id, parentId, null));
        return rehearsed is [{ Refusal: { } refusal }] ? throw refusal : changes;
    }

    private async Task<IReadOnlyList<Rehearsed>> RunAsync(IReadOnlyList<string> itemIds, Func<WriteSession, string, Task> act)
    {
        var rehearsed = new List<Rehearsed>();
        try
        {
            await database.WriteAsync(async session =>
            {
                foreach (var itemId in itemIds)
                    rehearsed.Add(new Rehearsed(itemId, await TryAsync(session, itemId, act)));
                throw new CurtainException();
            });
        }
        catch (CurtainException)
        {
            // Everything is rolled back.
        }
        return rehearsed;
    }

    private static async Task<ActionRefusedException?> TryAsync(WriteSession session, string itemId, Func<WriteSession, string, Task> act)
    {
        await session.ExecuteAsync($"SAVEPOINT {Act}");
        ActionRefusedException? refusal = null;
        try
        {
            await act(session, itemId);
        }
        catch (ActionRefusedException problem)
        {
            refusal = problem;
            await session.ExecuteAsync($"ROLLBACK TO SAVEPOINT {Act}");
        }
        await session.ExecuteAsync($"RELEASE SAVEPOINT {Act}");
        return refusal;
    }

    private sealed class CurtainException : Exception;
}
