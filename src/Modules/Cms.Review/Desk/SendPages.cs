using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Review.Requests;
using Cms.Web.Admin;
using Cms.Web.Admin.States;
using Cms.Web.Editing;
using Cms.Web.Security;

namespace Cms.Review.Desk;

/// <summary>The page "Send for review": an open request, or the form for a new one with the reviewer filled in.</summary>
public sealed record SendPage(ContentItem Item, ReviewRequest? Open, IReadOnlyList<ReviewRequest> Earlier, SendForm Form, IReadOnlyList<KnownPerson> Accounts, bool CanMail, ReviewWords Words, SiteZone Zone)
{
    public bool MayEdit { get; init; }
    public IReadOnlyList<PickerChoice> Profiles { get; init; } = [];
    public NextStep? Step { get; init; }
    public ContentError? Error { get; init; }
    public string? Said { get; init; }
    public string? Link { get; init; }
}

/// <summary>Reads what the page shows. The reviewer is the one of the last request, else the last signer, else the one that the page names.</summary>
public sealed class SendPages(Database database, IPeople people, ReviewMails mails)
{
    public async Task<SendPage> ReadAsync(ContentItem item)
    {
        var accounts = await people.WithAsync(ReviewPermissions.SignOff);
        return await database.AskAsync(async session =>
        {
            var site = await ReviewSite.LoadAsync(session);
            var requests = await ReviewRequest.OfItemAsync(session, item.ContentItemId);
            var last = requests.Count > 0 ? Form(requests[0]) : (await SignOffRow.OfItemAsync(session, item.ContentItemId)).FirstOrDefault() is { } signed ? Form(signed) : Form(item);
            return new SendPage(item, requests.FirstOrDefault(request => request.IsOpen), [.. requests.Where(request => !request.IsOpen)],
                accounts.Any(account => account.UserId == last.User) ? last : last with { User = null }, accounts, mails.CanSend, site.Settings.Words, new SiteZone(site.Zone, site.NowUtc));
        });
    }

    private static SendForm Form(ReviewRequest request) => new() { User = request.ReviewerUserId, Profile = request.ReviewerProfileId, Name = request.ReviewerProfileId is null && request.ReviewerUserId is null ? request.ReviewerName : null, Email = request.ReviewerEmail };

    private static SendForm Form(SignOffRow signed) => new() { User = signed.SignerUserId, Profile = signed.ProfileId, Name = signed.ProfileId is null && signed.SignerUserId is null ? signed.SignerName : null, Email = signed.SignerEmail };

    private static SendForm Form(ContentItem item) => item.As<ReviewPart>() is { } review
        ? new() { Profile = review.ReviewBy.ContentItemIds.Concat(review.Reviewers.ContentItemIds).FirstOrDefault(), Name = review.ReviewerNames.Values.FirstOrDefault() } : new();
}
