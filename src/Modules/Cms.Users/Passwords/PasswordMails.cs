using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Mail;

namespace Cms.Users.Passwords;

public enum PasswordMail { Invited, NewLink, Forgotten }

/// <summary>Mails with a link to choose a password. They name no page and no topic.</summary>
public sealed class PasswordMails(Mailbox mailbox, SiteDocuments documents, SiteOrigin origin)
{
    public bool CanSend => mailbox.CanSend;

    /// <summary>The address of the site as its settings say it; null without one, or without a mail server.</summary>
    public async Task<string?> OwnOriginAsync() => mailbox.CanSend ? await origin.OwnAsync() : null;

    public async Task SendAsync(WriteSession session, string to, string toName, PasswordMail mail, string link)
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings);
        var site = settings is { } json && ContentJson.GetString(json, "SiteName") is { Length: > 0 } name ? name : "the website";
        var (subject, why) = mail switch
        {
            PasswordMail.Invited => ($"You are invited to write for {site}", $"You are invited to the editorial desk of {site}. Choose your password here:"),
            PasswordMail.NewLink => ($"Choose a new password for {site}", $"An administrator of {site} made this link for you to choose a new password:"),
            _ => ($"Choose a new password for {site}", $"Somebody, most likely you, asked for a new password at {site}. Choose it here:"),
        };
        await mailbox.SendLaterAsync(session, new OutgoingMail(to, subject, $"""
            Hello {toName},

            {why}

            {link}

            The link works once, for {PasswordLinks.Lifetime.TotalHours} hours. If you did not expect this mail, you can leave it alone: nothing changes.
            """)
        { ToName = toName });
    }
}
