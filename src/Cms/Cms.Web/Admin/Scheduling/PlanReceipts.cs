using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Admin.Scheduling;

/// <summary>What became of a plan when it happened: kept with the plan, since nobody was there to see it.</summary>
public sealed class PlanReceipts(Database database, Receipts receipts, ILogger<PlanReceipts> log)
{
    /// <summary>Notes, a moment later, what the readers of this node did with a plan that has just happened.</summary>
    public void Take(ScheduledChange plan, long position) => _ = Task.Run(async () =>
    {
        try
        {
            var json = JsonSerializer.Serialize(await receipts.TakeAsync(position), ContentJson.Options);
            await database.WriteAsync(session => session.ExecuteAsync("INSERT INTO plan_receipts (schedule_id, json) VALUES (@ScheduleId, @json) ON CONFLICT (schedule_id) DO UPDATE SET json = excluded.json", new { plan.ScheduleId, json }));
        }
        catch (Exception problem)
        {
            // The plan has happened all the same.
            log.LogWarning(problem, "The receipt of plan {ScheduleId} could not be kept.", plan.ScheduleId);
        }
    });

    public async Task<Receipt?> FindAsync(string scheduleId)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT json FROM plan_receipts WHERE schedule_id = @scheduleId", new { scheduleId }) is { } json ? JsonSerializer.Deserialize<Receipt>(json, ContentJson.Options) : null;
    }
}
