using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Admin;
using Cms.Web.Mail;
using Cms.Web.Security;

namespace Cms.Review.Requests;

/// <summary>
/// The mails of a review. They name the page and the people, and nothing of what the page, its author or its reviewer says:
/// that is read behind the link.
/// </summary>
public sealed class ReviewMails(Mailbox mailbox, IPeople people)
{
    public bool CanSend => mailbox.CanSend;

    internal async Task AskAsync(WriteSession session, ReviewSite site, ReviewRequest request, string title, string token, bool again)
    {
        var until = new SiteZone(site.Zone, site.NowUtc).Long(ReviewLinks.Expiry(site));
        await mailbox.SendLaterAsync(session, new OutgoingMail(request.ReviewerEmail!, $"{(again ? "Reminder: please" : "Please")} check “{title}”",
            $"""
            {request.ReviewerName},

            {request.AskedBy} asks you to check the page “{title}” of {await SiteNameAsync(session)}.

            Read it, and sign it off or ask for changes, here:

            {ReviewLinks.Url(request.Origin, token)}

            This link is yours alone. It works until {until} and needs no password. Opening it signs nothing. Please do not pass it on.
            """)
        { ToName = request.ReviewerName });
    }

    /// <summary>Tells the person who asked what the reviewer did. Nothing happens where the site has no mail server or the person no address.</summary>
    internal async Task TellAskerAsync(WriteSession session, ReviewRequest request, string title, string what)
    {
        if (!CanSend || await people.FindAsync(request.AskedById) is not { Email: { Length: > 0 } address } asker)
            return;
        await mailbox.SendLaterAsync(session, new OutgoingMail(address, $"{request.ReviewerName} {what} “{title}”",
            $"""
            {asker.Name},

            {request.ReviewerName} {what} “{title}”.

            {request.Origin}/admin/pages/{request.ItemId}/comments
            """)
        { ToName = asker.Name });
    }

    internal async Task SendAsync(WriteSession session, KnownPerson to, string subject, string text)
    {
        if (CanSend && to.Email is { Length: > 0 } address)
            await mailbox.SendLaterAsync(session, new OutgoingMail(address, subject, text) { ToName = to.Name });
    }

    internal static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static async Task<string> SiteNameAsync(WriteSession session) =>
        (await session.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings))?.TextOf("SiteName") is { Length: > 0 } name ? name : "the website";
}
