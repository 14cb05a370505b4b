using System.Text.RegularExpressions;
using Cms.Content.Fields;

namespace Cms.Content.Html;

/// <summary>Which addresses a link may have: a web, mail or phone address, a page of this site, or a place on the page. Nothing that runs code.
/// <c>contact:main</c> is a named contact of the site's settings; whoever shows it asks the content view for the number.</summary>
public static partial class Links
{
    public const int MaxLength = 2048;

    public static bool IsSafe(string? url) => Problem(url) is null;

    /// <summary>What is wrong with an address and how to mend it, or null.</summary>
    public static string? Problem(string? url)
    {
        if (string.IsNullOrEmpty(url))
            return "The address is empty.";
        if (url.Length > MaxLength)
            return $"The address is longer than {MaxLength} characters.";
        if (url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return "The address has a space or a line break in it. Take it out, or write %20 for a space.";
        if (url.Contains('\\'))
            return "The address has a backslash in it. Write “/” instead.";
        if (url[0] is '#' || url.StartsWith("~/", StringComparison.Ordinal))
            return null;
        if (url[0] is '/')
            return url.StartsWith("//", StringComparison.Ordinal) ? "The address begins with two slashes. Begin it with “https://”, or with one slash for a page of this site." : null;
        return Scheme().Match(url) is { Success: true } match ? WithScheme(url, match.Groups[1].Value.ToLowerInvariant()) : WithoutScheme(url);
    }

    private static string? WithScheme(string url, string scheme) => scheme switch
    {
        "http" or "https" => IsWebAddress(url) ? null : "This is not a complete web address. It looks like https://www.example.org/page.",
        "mailto" => MailAddress().IsMatch(url) ? null : "This is not a complete mail address. It looks like mailto:name@example.org.",
        "tel" => PhoneAddress().IsMatch(url) ? null : "This is not a phone number that can be dialed. It looks like tel:+1-555-010-0199.",
        "contact" => PhoneReference.ContactOf(url) is not null ? null : "This is not the short name of a contact in the settings. It looks like contact:main.",
        _ when HostWithPort().IsMatch(url) => $"Begin the address with “https://”: https://{url}",
        _ => $"Addresses that begin with “{scheme}:” are not allowed. Use one that begins with https://, mailto:, tel:, “/” for a page of this site, or “#” for a place on the page.",
    };

    private static string WithoutScheme(string url) =>
        url.Contains('@') ? $"Begin a mail address with “mailto:”: mailto:{url}"
        : Dialable().IsMatch(url) ? $"Begin a phone number with “tel:”: tel:{url}"
        : url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"Begin the address with “https://”: https://{url}"
        : "Begin the address with https://, mailto: or tel:, with “/” for a page of this site, or with “#” for a place on the page.";

    /// <summary>A name before the host (<c>https://bank.example@other.example</c>) misleads readers about where a link goes.</summary>
    private static bool IsWebAddress(string url) =>
        url.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    [GeneratedRegex(@"^([a-z][a-z0-9+.\-]*):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^[a-z0-9\-]+(\.[a-z0-9\-]+)+:\d{1,5}(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostWithPort();

    [GeneratedRegex(@"^mailto:[^@?<>""]+@[^@?<>""]+(\?[^<>""]*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"^tel:\+?[0-9][0-9().\-]{1,30}([;,][a-z0-9=+.\-]*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhoneAddress();

    [GeneratedRegex(@"^\+?[0-9().\-]{5,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Dialable();
}
