using System.Globalization;
using CsvHelper;

namespace Cms.Web.Admin.Activity;

/// <summary>The activity as a table for a spreadsheet. A value that a spreadsheet would take for a formula is written so that it does not.</summary>
public static class ActivityCsv
{
    // With its mark, spreadsheets read the letters as they are.
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static async Task WriteAsync(Stream output, IAsyncEnumerable<ActivityLine> lines, ActivityLog log, SiteZone zone)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        foreach (var head in (string[])["Time (UTC)", $"Time ({zone.Id})", "Person", "What", "Page", "Address", "Why", "Page id"])
            csv.WriteField(head);
        await csv.EndRecordAsync();
        await foreach (var line in lines)
        {
            var kind = log.KindOf(line.Action);
            csv.WriteField(line.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            csv.WriteField(zone.Long(line.AtUtc));
            csv.WriteField(line.Who);
            csv.WriteField(string.Concat(line.Say(kind, zone).Select(piece => piece.Text)).Trim());
            csv.WriteField(line.ItemId is null ? "" : line.Title ?? "");
            csv.WriteField(line.Path is { } path ? $"/{path}" : "");
            csv.WriteField(line.Why(kind) ?? "");
            csv.WriteField(line.ItemId ?? "");
            await csv.EndRecordAsync();
        }
        await csv.FlushAsync();
    }
}
