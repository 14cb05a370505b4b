namespace Cms.Web.Admin.Bulk;

/// <summary>What is done to many pages at once. Its name in lower case stands in addresses.</summary>
public enum BulkAct { Publish, Schedule, Unpublish, Trash }

/// <summary>The words of an act: the heading's verb, its button, what will and will not happen, and what did and did not.</summary>
public sealed record BulkWords(string Verb, string Button, string Will, string WillNot, string Did, string DidNot, string Icon)
{
    public static BulkWords Of(BulkAct act) => act switch
    {
        BulkAct.Publish => new("Publish", "Publish", "Goes live", "Stays as it is", "Published", "Not published", "globe"),
        BulkAct.Schedule => new("Schedule", "Schedule", "Goes live then", "Stays as it is", "Scheduled", "Not scheduled", "sched"),
        BulkAct.Unpublish => new("Take offline", "Take offline", "Goes offline", "Stays as it is", "Taken offline", "Not taken offline", "eye-off"),
        _ => new("Move to the trash", "Move to trash", "Goes to the trash", "Stays where it is", "In the trash", "Not in the trash", "trash"),
    };
}

/// <summary>One page of a bulk act. <paramref name="Refusal"/> null: it will be done, or was; <paramref name="Detail"/> then says what follows. <paramref name="Mend"/> leads to where it can be mended.</summary>
public sealed record BulkLine(string ItemId, string Title, string? Detail, string? Refusal, string? Mend);

/// <summary>What an act will do to the chosen pages; nothing is done yet.</summary>
public sealed record BulkPlan(BulkAct Act, IReadOnlyList<BulkLine> Lines, SiteZone Zone)
{
    public BulkWords Words => BulkWords.Of(Act);
    public IReadOnlyList<BulkLine> Will => [.. Lines.Where(line => line.Refusal is null)];
    public IReadOnlyList<BulkLine> WillNot => [.. Lines.Where(line => line.Refusal is not null)];
    /// <summary>The day and time as typed, for a plan.</summary>
    public string? At { get; init; }
    public string? TimeProblem { get; init; }

    /// <summary>"Publish 2 of 3".</summary>
    public string Button => Will.Count == Lines.Count ? $"{Words.Button} {Count(Lines.Count)}" : $"{Words.Button} {Will.Count} of {Lines.Count}";

    public static string Count(int pages) => pages == 1 ? "1 page" : $"{pages} pages";
}

/// <summary>What an act did, page by page.</summary>
public sealed record BulkReport(string UserId, BulkAct Act, IReadOnlyList<BulkLine> Lines)
{
    public BulkWords Words => BulkWords.Of(Act);
    public IReadOnlyList<BulkLine> Done => [.. Lines.Where(line => line.Refusal is null)];
    public IReadOnlyList<BulkLine> NotDone => [.. Lines.Where(line => line.Refusal is not null)];
}
