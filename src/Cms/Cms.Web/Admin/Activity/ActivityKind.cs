namespace Cms.Web.Admin.Activity;

/// <summary>
/// The words of one kind of act in the audit. A module registers those of its own:
/// <c>services.AddSingleton(new ActivityKind("user.invited", "Invited", "invited {detail}"))</c>.
/// </summary>
/// <param name="Action">As the audit keeps it.</param>
/// <param name="Label">In the filter: "Published".</param>
/// <param name="Sentence">After the person's name; <c>{page}</c> becomes a link to the page, <c>{detail}</c> what the audit noted.</param>
public sealed record ActivityKind(string Action, string Label, string Sentence)
{
    /// <summary>The detail is a time of a plan, as the schedules note it.</summary>
    public bool DetailIsTime { get; init; }

    /// <summary>Day's work that is not news: Home's "Latest changes" leaves it out.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>One of very many that belong to one act: shown when someone asks for it, or for the page, and not otherwise.</summary>
    public bool IsUnspoken { get; init; }

    /// <summary>Of an act that nobody has words for.</summary>
    public static ActivityKind Unknown(string action) => new(action, action, $"{action.Replace('.', ' ')} {{page}} {{detail}}");

    internal static readonly ActivityKind[] OfKernel =
    [
        new("save", "Saved a draft", "saved a draft of {page}") { IsQuiet = true },
        new("publish", "Published", "published {page}"),
        new("restore", "Restored a version", "brought {detail} of {page} back as a draft"),
        new("unpublish", "Taken offline", "took {page} offline"),
        new("schedule publication", "Scheduled", "scheduled {page} to go live {detail}") { DetailIsTime = true },
        new("schedule end", "Scheduled an end", "scheduled {page} to go offline {detail}") { DetailIsTime = true },
        new("cancel schedule", "Cancelled a plan", "cancelled the plan for {page}"),
        new("change schedule", "Changed a plan", "moved the plan for {page} to {detail}") { DetailIsTime = true },
        new("try schedule again", "Tried a plan again", "tried the plan for {page} again"),
        new("save settings", "Saved settings", "saved the settings {detail}"),
        new("share preview", "Shared a preview", "made a link to a preview of {page}"),
        new("withdraw preview", "Withdrew a preview", "withdrew a link to a preview of {page}"),
        new("move", "Moved", "moved {page}"),
        new("give", "Gave to somebody", "said whose page {page} is"),
        new("date", "Changed the date", "changed the day that {page} was written"),
        new("archive", "Archived", "archived {page} {detail}"),
        new("take out of the archive", "Took out of the archive", "took {page} out of the archive"),
        new("delete", "Moved to the trash", "moved {page} to the trash"),
        new("put back", "Put back", "put {page} back from the trash"),
        new("discard draft", "Discarded a draft", "discarded the draft of {page}"),
        new("import", "Imported a page", "imported {page}") { IsQuiet = true, IsUnspoken = true },
        new("save plan", "Saved a plan for packages", "saved the plan for packages {detail}"),
        new("delete plan", "Deleted a plan for packages", "deleted the plan for packages {detail}"),
        new("import recipe", "Brought a package in", "brought in {detail}"),
    ];
}
