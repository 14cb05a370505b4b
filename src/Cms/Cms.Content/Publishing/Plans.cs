using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Publishing;

/// <summary>Plans as they stand, whoever made them and whatever became of them.</summary>
public sealed class Plans(Database database)
{
    public async Task<ScheduledChange?> FindAsync(string scheduleId)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QuerySingleOrDefaultAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE schedule_id = @scheduleId", new { scheduleId }))?.ToChange();
    }

    /// <summary>Plans that were due from one instant until before another and still say something: they wait, went out or failed. Soonest first.</summary>
    public async Task<IReadOnlyList<ScheduledChange>> BetweenAsync(DateTime fromUtc, DateTime untilUtc)
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<ScheduleRow>(
            $"{ScheduleRow.Select} WHERE due_utc >= @from AND due_utc < @until AND state IN ('pending', 'fired', 'failed') ORDER BY due_utc, schedule_id",
            new { from = UtcText.Format(fromUtc), until = UtcText.Format(untilUtc) });
        return [.. rows.Select(row => row.ToChange())];
    }
}
