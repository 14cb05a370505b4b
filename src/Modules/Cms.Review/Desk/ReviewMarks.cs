using System.Globalization;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Admin.States;

namespace Cms.Review.Desk;

/// <summary>What a page's review adds to its "Comes next": who has it, what is missing, when it is due.</summary>
public sealed class ReviewMarks(Database database) : IPageMarks
{
    public Task<ILookup<string, PageMark>> MarksAsync(IReadOnlyCollection<string> itemIds, Actor reader) => database.AskAsync(async session =>
    {
        if (itemIds.Count == 0)
            return Array.Empty<(string, PageMark)>().ToLookup(entry => entry.Item1, entry => entry.Item2);
        var site = await ReviewSite.LoadAsync(session);
        var pages = await ReviewedPages.ReadAsync(session, site.Today, itemIds);
        return pages.SelectMany(page => Of(page, site, reader).Select(mark => (page.ItemId, Mark: mark))).ToLookup(entry => entry.ItemId, entry => entry.Mark);
    });

    public Task<IReadOnlySet<string>> UnderReviewAsync(IReadOnlyCollection<string> itemIds) => database.AskAsync(async session =>
    {
        var site = await ReviewSite.LoadAsync(session);
        var pages = itemIds.Count == 0 ? [] : await ReviewedPages.ReadAsync(session, site.Today, itemIds);
        return (IReadOnlySet<string>)pages.Where(page => page.DaysOver(site.Today) > site.Settings.UnderReviewAfterDays).Select(page => page.ItemId).ToHashSet();
    });

    internal static IEnumerable<PageMark> Of(ReviewedPage page, ReviewSite site, Actor? reader)
    {
        var over = page.DaysOver(site.Today);
        if (over > 0)
            yield return new PageMark(Tone.Red, "flag", "Overdue", $"review was due {Day(page.Due)}", DeskAddresses.Send(page.ItemId), "Send for review…");
        if (page.RequestId is not null && page.ReviewerUserId is { } asked && asked == reader?.UserId)
            yield return new PageMark(Tone.Amber, "eye", "Your sign-off needed", null, $"/sign-off/mine/{page.RequestId}", "Read and sign off…");
        else if (page.RequestId is not null)
            yield return new PageMark(Tone.Amber, "user", $"With {page.ReviewerName}", page.WantsLinkUtc is null ? Since(page.Asked, site.NowUtc) : "asks for a new link", DeskAddresses.Send(page.ItemId), "See…");
        if (page.OpenComments > 0)
            yield return new PageMark(Tone.Amber, "message", page.OpenComments == 1 ? "Comment" : $"{page.OpenComments} comments", null, DeskAddresses.Comments(page.ItemId), "Read…");
        if (page.HasNewText && page.RequestId is null)
        {
            if (page.DraftIsSigned > 0)
                yield return new PageMark(Tone.Blue, "approved", "Ready", "signed off");
            else if (page.WasSigned > 0 && page.DraftIsSmallFix == 1)
                yield return new PageMark(Tone.Blue, "approved", "Sign-off stays", "small fix");
            else if (page.WasSigned > 0)
                yield return new PageMark(Tone.Amber, "approved", "Sign-off needed", null, DeskAddresses.Send(page.ItemId), "Send for review…");
        }
        if (over <= 0 && page.Due is { } due && page.IsLive && -over <= site.Settings.WarnDaysBefore)
            yield return new PageMark(Tone.Amber, "clock", "Review due", Day(due), DeskAddresses.Send(page.ItemId), "Send for review…");
    }

    internal static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";

    private static string? Since(DateTime? asked, DateTime now) => asked is { } at ? (now - at).TotalDays switch
    {
        < 1 => "since today",
        < 2 => "1 day",
        var days => $"{(int)days} days",
    } : null;
}
