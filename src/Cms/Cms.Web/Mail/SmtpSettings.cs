namespace Cms.Web.Mail;

/// <summary>
/// The mail server, from the section <c>Smtp</c> of appsettings or the environment (<c>Smtp__Host</c>). Without a host the site sends no mail
/// and shows its links to copy instead.
/// </summary>
public sealed record SmtpSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;

    /// <summary>The sender's address, such as <c>website@example.org</c>.</summary>
    public string? From { get; set; }
    public string? FromName { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>Whether the conversation is encrypted (STARTTLS). Only a server on the same machine should do without.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>How long one mail may take.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host) && !string.IsNullOrWhiteSpace(From);
}
