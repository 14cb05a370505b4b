using System.Net.Mail;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.Extensions.Options;

namespace Cms.Web.Mail;

/// <summary>One mail in plain text. Name nothing in it that its reader's mail server should not know.</summary>
public sealed record OutgoingMail(string To, string Subject, string Text)
{
    public string? ToName { get; init; }
}

/// <summary>Where modules post mail: it lies in the outbox with the write that it tells about, and is sent after the commit, or never.</summary>
public sealed class Mailbox(IOptions<SmtpSettings> settings)
{
    internal const string Kind = "mail";

    /// <summary>Whether there is a mail server. If not, ask no one to wait for a mail.</summary>
    public bool CanSend => settings.Value.IsConfigured;

    public static bool IsAddress(string? address) => address is { Length: <= 254 } && !address.Any(char.IsWhiteSpace) && MailAddress.TryCreate(address, out var read) && read.Address == address;

    public Task SendLaterAsync(WriteSession session, OutgoingMail mail) => session.SendLaterAsync(Kind, JsonSerializer.Serialize(mail, ContentJson.Options));
}
