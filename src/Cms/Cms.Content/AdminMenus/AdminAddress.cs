using System.Text.RegularExpressions;
using Cms.Content.Html;

namespace Cms.Content.AdminMenus;

/// <summary>Where the link of an admin menu leads, as far as it says something that a desk can have.</summary>
public enum AdminTarget
{
    /// <summary>A heading: no address at all.</summary>
    Nothing,
    Home,
    /// <summary>All pages; <see cref="AdminAddress.Value"/> is the one type of them that is asked for, or null.</summary>
    Pages,
    /// <summary>A new page of the type <see cref="AdminAddress.Value"/>.</summary>
    NewPage,
    /// <summary>The item of the id <see cref="AdminAddress.Value"/>.</summary>
    Item,
    Widgets,
    People,
    Settings,
    Transfer,
    Activity,
    /// <summary>A path of this program's own desk, as it was written.</summary>
    Desk,
    /// <summary>A path of the site, or a web address in full.</summary>
    Link,
    /// <summary>A page of Orchard's desk that is not known.</summary>
    Unknown,
    /// <summary>A mail or phone address, which no menu of a desk follows.</summary>
    NoPage,
    /// <summary>An address that no link may have.</summary>
    Unsafe,
}

/// <summary>
/// The address of a link in Orchard's admin menus: a web address, <c>~/path</c>, or a path without a slash. Orchard's desk stands at <c>Admin</c>, in any case;
/// its addresses are read as what they show, so that a desk that shows the same elsewhere can lead there.
/// </summary>
public sealed partial record AdminAddress(AdminTarget Target, string? Value = null)
{
    public static AdminAddress Read(string? url)
    {
        url = url?.Trim() ?? "";
        if (url.Length == 0 || url == "#")
            return new(AdminTarget.Nothing);
        if (Scheme().Match(url) is { Success: true } scheme)
            return Of(scheme.Groups[1].Value.ToLowerInvariant(), url);
        var path = url.StartsWith("~/", StringComparison.Ordinal) ? url[1..] : url[0] is '/' ? url : $"/{url}";
        if (!Links.IsSafe(path) || path.Split('?', '#')[0].Split('/').Contains(".."))
            return new(AdminTarget.Unsafe);
        return path.Split('?', '#')[0].TrimEnd('/').Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, .. var rest] && first.Equals("Admin", StringComparison.OrdinalIgnoreCase)
            ? Desk(rest, path) : new(AdminTarget.Link, path);
    }

    private static AdminAddress Of(string scheme, string url) => scheme switch
    {
        "http" or "https" when Links.IsSafe(url) => new(AdminTarget.Link, url),
        "mailto" or "tel" => new(AdminTarget.NoPage),
        _ => new(AdminTarget.Unsafe),
    };

    private static AdminAddress Desk(string[] steps, string path) => (string.Join('/', steps.Take(2)).ToLowerInvariant(), steps.Length) switch
    {
        ("", _) => new(AdminTarget.Home),
        ("contents/contentitems", 2) => new(AdminTarget.Pages),
        ("contents/contentitems", 3) => new(AdminTarget.Pages, Uri.UnescapeDataString(steps[2])),
        ("contents/contentitems", 4) when Is(steps[3], "Edit") || Is(steps[3], "Display") => new(AdminTarget.Item, Uri.UnescapeDataString(steps[2])),
        ("contents/contenttypes", 4) when Is(steps[3], "Create") => new(AdminTarget.NewPage, Uri.UnescapeDataString(steps[2])),
        ("layers", 1) or ("layers/index", 2) => new(AdminTarget.Widgets),
        ("users", 1) or ("users/index", 2) => new(AdminTarget.People),
        ("settings" or "settings/general", _) => new(AdminTarget.Settings),
        ("deploymentplan" or "deploymentplan/index" or "deploymentplan/import" or "deploymentplan/import/index", _) => new(AdminTarget.Transfer),
        ("audittrail" or "audittrail/index", _) => new(AdminTarget.Activity),
        _ => path.StartsWith("/admin/", StringComparison.Ordinal) ? new(AdminTarget.Desk, path) : new(AdminTarget.Unknown),
    };

    private static bool Is(string step, string name) => step.Equals(name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^([a-z][a-z0-9+.\-]*):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
