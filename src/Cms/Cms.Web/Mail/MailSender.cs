using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.Extensions.Options;

namespace Cms.Web.Mail;

/// <summary>Carries mail from the outbox to the mail server. A mail that is sent twice after a crash has one Message-ID, so that mail programs show it once.</summary>
public sealed class MailSender(IOptions<SmtpSettings> settings) : IOutboxSender
{
    public string Kind => Mailbox.Kind;

    public async Task SendAsync(string messageId, string json, CancellationToken cancel)
    {
        var mail = JsonSerializer.Deserialize<OutgoingMail>(json, ContentJson.Options) ?? throw new InvalidOperationException("The message is empty.");
        var server = settings.Value;
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.UseTls, Timeout = server.TimeoutSeconds * 1000, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (!string.IsNullOrEmpty(server.User))
            client.Credentials = new NetworkCredential(server.User, server.Password);
        var from = new MailAddress(server.From!, server.FromName, Encoding.UTF8);
        using var message = new MailMessage(from, new MailAddress(mail.To, mail.ToName, Encoding.UTF8))
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", $"<{messageId}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(server.TimeoutSeconds));
        await client.SendMailAsync(message, limit.Token);
    }
}
