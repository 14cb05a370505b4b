using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// What a person said about the plans they were shown, by their ids. A plan that the answer does not name was made meanwhile, and is asked about again.
/// </summary>
public sealed record PlanAnswer(bool Cancels, IReadOnlyCollection<string> ScheduleIds)
{
    public static PlanAnswer Keep(params IReadOnlyCollection<string> scheduleIds) => new(false, scheduleIds);

    public static PlanAnswer Cancel(params IReadOnlyCollection<string> scheduleIds) => new(true, scheduleIds);
}

/// <summary>
/// Pending publications of versions older than one: after it goes live they would take it back. An end (<see cref="ScheduleKind.Unpublish"/>) is none of them,
/// nor is the plan of the same version or of a newer one.
/// </summary>
internal static class OlderPlans
{
    public const string Where =
        """
        WHERE item_id = @itemId AND state = 'pending' AND kind = 'Publish' AND version_id IN
            (SELECT old.version_id FROM content_versions old JOIN content_versions fresh ON fresh.item_id = old.item_id AND fresh.version_id = @versionId AND old.number < fresh.number)
        ORDER BY due_utc, schedule_id
        """;

    /// <summary>Does what was answered, or refuses. The item's row is locked by the caller, so no plan comes or fires in between.</summary>
    public static async Task SettleAsync(WriteSession session, Actor actor, string itemId, string versionId, PlanAnswer? answer)
    {
        var plans = await session.QueryAsync<ScheduleRow>($"{ScheduleRow.Select} {Where}", new { itemId, versionId });
        if (plans.Any(plan => answer?.ScheduleIds.Contains(plan.ScheduleId) != true))
            throw new PlansPendingException(versionId, [.. plans.Select(plan => plan.ToChange())]);
        if (answer?.Cancels != true)
            return;
        foreach (var plan in plans)
            await Schedule.CancelAsync(session, actor, plan.ScheduleId, itemId);
    }
}
