using Cms.Web.Admin.Scheduling;

namespace Cms.Web.Admin.Bulk;

/// <summary>What is done to many pages at once. Its name in lower case stands in addresses.</summary>
public enum BulkAct { Publish, Schedule, Unpublish, Trash }

/// <summary>
/// The words of an act. <paramref name="Verb"/> is the button and the heading, with <c>{0}</c> for how many; the others are what will and will not happen to a page,
/// and what did and did not.
/// </summary>
public sealed record BulkWords(string Verb, string Will, string WillNot, string Did, string DidNot, string Icon)
{
    public static BulkWords Of(BulkAct act) => act switch
    {
        BulkAct.Publish => new("Publish {0}", "Goes live", "Stays as it is", "Published", "Not published", "globe"),
        BulkAct.Schedule => new("Schedule {0}", "Goes live then", "Stays as it is", "Scheduled", "Not scheduled", "sched"),
        BulkAct.Unpublish => new("Take {0} offline", "Goes offline", "Stays as it is", "Taken offline", "Not taken offline", "eye-off"),
        _ => new("Move {0} to the trash", "Goes to the trash", "Stays where it is", "In the trash", "Not in the trash", "trash"),
    };

    public string Say(string pages) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Verb, pages);
}

/// <summary>
/// One page of a bulk act. <paramref name="Refusal"/> null: it will be done, or was; <paramref name="Detail"/> then says what follows.
/// <paramref name="Mend"/> leads to where it can be mended. <see cref="IsIdle"/>: there is nothing to do, and nothing wrong.
/// </summary>
public sealed record BulkLine(string ItemId, string Title, string? Detail, string? Refusal, string? Mend)
{
    public bool IsIdle { get; init; }
}

/// <summary>What an act will do to the chosen pages; nothing is done yet.</summary>
public sealed record BulkPlan(BulkAct Act, IReadOnlyList<BulkLine> Lines, SiteZone Zone)
{
    public BulkWords Words => BulkWords.Of(Act);
    public IReadOnlyList<BulkLine> Will => [.. Lines.Where(line => line.Refusal is null)];
    public IReadOnlyList<BulkLine> WillNot => [.. Lines.Where(line => line.Refusal is not null)];
    /// <summary>When a plan is for, as chosen or as offered first; null for other acts.</summary>
    public PlannedTime? Time { get; init; }

    /// <summary>What was wrong with the time that was sent.</summary>
    public string? TimeProblem { get; init; }

    public string Heading => Words.Say(Count(Lines.Count));

    /// <summary>"Publish 2 of 3".</summary>
    public string Button => Words.Say(Will.Count == Lines.Count ? Count(Lines.Count) : $"{Will.Count} of {Lines.Count}");

    public static string Count(int pages) => pages == 1 ? "1 page" : $"{pages} pages";
}

/// <summary>What an act did, page by page.</summary>
public sealed record BulkReport(string UserId, BulkAct Act, IReadOnlyList<BulkLine> Lines)
{
    public BulkWords Words => BulkWords.Of(Act);
    public IReadOnlyList<BulkLine> Done => [.. Lines.Where(line => line.Refusal is null)];
    public IReadOnlyList<BulkLine> NotDone => [.. Lines.Where(line => line.Refusal is not null)];

    /// <summary>"2 of 3 pages were published."</summary>
    public string Heading
    {
        get
        {
            var did = Act switch { BulkAct.Publish => "published", BulkAct.Schedule => "scheduled", BulkAct.Unpublish => "taken offline", _ => "moved to the trash" };
            return Done.Count == 0 ? $"No page was {did}." : Done.Count == Lines.Count ? $"{BulkPlan.Count(Done.Count)} {(Done.Count == 1 ? "was" : "were")} {did}." : $"{Done.Count} of {BulkPlan.Count(Lines.Count)} {(Done.Count == 1 ? "was" : "were")} {did}.";
        }
    }
}
