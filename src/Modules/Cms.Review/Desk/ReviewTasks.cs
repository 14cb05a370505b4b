using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Admin.Home;
using Cms.Web.Admin.States;

namespace Cms.Review.Desk;

/// <summary>
/// What reviews ask of one person: to sign off, and on pages that are theirs or that they wrote last, to answer comments, to give a reviewer a new link,
/// and to have a page reviewed that is past its date.
/// </summary>
public sealed class ReviewTasks(Database database) : IHomeTasks
{
    public Task<IReadOnlyList<HomeTask>> ForAsync(Actor reader) => database.AskAsync(async session =>
    {
        var site = await ReviewSite.LoadAsync(session);
        var tasks = new List<(int Rank, HomeTask Task)>();
        foreach (var page in await ReviewedPages.ReadAsync(session, site.Today))
            tasks.AddRange(Of(page, site, reader).Select(task => (task.Rank, new HomeTask(page.ItemId, task.Mark))));
        return (IReadOnlyList<HomeTask>)[.. tasks.OrderBy(task => task.Rank).Select(task => task.Task)];
    });

    private static IEnumerable<(int Rank, PageMark Mark)> Of(ReviewedPage page, ReviewSite site, Actor reader)
    {
        if (page.RequestId is not null && page.ReviewerUserId == reader.UserId)
            yield return (0, new PageMark(Tone.Amber, "eye", "Your sign-off needed", "You are asked to read this page and sign it off.", $"/sign-off/mine/{page.RequestId}", "Read and sign off…"));
        if (page.Owner != reader.UserId && page.Author != reader.UserName)
            yield break;
        if (page.DaysOver(site.Today) > 0)
            yield return (1, new PageMark(Tone.Red, "flag", "Overdue", $"Its review was due {ReviewMarks.Day(page.Due)}.", DeskAddresses.Send(page.ItemId), "Send for review…"));
        if (page.RequestId is not null && page.WantsLinkUtc is not null)
            yield return (2, new PageMark(Tone.Amber, "mail", "New link asked for", $"{page.ReviewerName} cannot use the old link any more.", DeskAddresses.Send(page.ItemId), "See…"));
        if (page.OpenComments > 0)
            yield return (3, new PageMark(Tone.Amber, "message", "Comment", page.OpenComments == 1 ? "1 comment waits for an answer." : $"{page.OpenComments} comments wait for an answer.", DeskAddresses.Comments(page.ItemId), "Read…"));
    }
}
