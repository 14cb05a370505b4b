using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cms.Content.Fields;

namespace Cms.Content.Html;

/// <summary>
/// The shortcodes with which Orchard's editors put files of the library into texts: <c>[image profile="banner" alt="..."]folder/a.jpg[/image]</c> (also <c>[media]</c>) is a picture,
/// <c>[asset_url]folder/a.pdf[/asset_url]</c> an address. Others stay as they are written, and so do these in double brackets.
/// </summary>
public static partial class MediaShortcodes
{
    private static readonly string[] Sizes = ["width", "height", "profile", "format", "quality"];

    /// <summary>HTML with pictures and addresses (beginning with <c>~/media/</c>) in their place. What comes out is as little trusted as what went in.</summary>
    public static string Expand(string html) => MayHave(html) ? Shortcode().Replace(html, match => Tag(match) ?? match.Value) : html;

    /// <summary>HTML without them, for its words.</summary>
    public static string Without(string html) => MayHave(html) ? Shortcode().Replace(html, match => Path(match) is null ? match.Value : " ") : html;

    private static bool MayHave(string html) => html.Contains("[image", StringComparison.Ordinal) || html.Contains("[media", StringComparison.Ordinal) || html.Contains("[asset_url", StringComparison.Ordinal);

    private static string? Tag(Match match)
    {
        if (Path(match) is not { } path)
            return null;
        var options = Options(match);
        var address = new StringBuilder(Address(path));
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in Sizes.Where(options.ContainsKey).Select(name => (name, options[name])).Concat(options.TryGetValue("mode", out var mode) ? [("rmode", mode)] : []))
        {
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        var written = WebUtility.HtmlEncode(address.ToString());
        if (match.Groups["name"].Value == "asset_url")
            return written;
        var style = options.TryGetValue("class", out var classes) ? $" class=\"{WebUtility.HtmlEncode(classes)}\"" : "";
        return $"<img src=\"{written}\" alt=\"{WebUtility.HtmlEncode(options.GetValueOrDefault("alt", ""))}\"{style}>";
    }

    private static string? Path(Match match)
    {
        var path = WebUtility.HtmlDecode(match.Groups["path"] is { Success: true } within ? within.Value : Options(match).GetValueOrDefault("src", "")).Trim();
        return path.Length == 0 ? null : path;
    }

    private static string Address(string path) => path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal)
        ? path
        : "~/media/" + MediaPaths.Escape(path);

    private static Dictionary<string, string> Options(Match match)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match option in Option().Matches(match.Groups["options"].Value))
            options[option.Groups["key"].Value] = WebUtility.HtmlDecode(new[] { "double", "single", "bare" }.Select(kind => option.Groups[kind]).First(group => group.Success).Value);
        return options;
    }

    [GeneratedRegex("""(?<!\[)\[(?<name>image|media|asset_url)(?<options>(?:\s+[a-z_]{1,20}=(?:"[^"\[\]]{0,500}"|'[^'\[\]]{0,500}'|[^\s"'\[\]]{1,500})){0,10})\s*\](?:(?<path>[^\[\]<>"]{1,1024})\[/\k<name>\])?""", RegexOptions.CultureInvariant)]
    private static partial Regex Shortcode();

    [GeneratedRegex("""\s(?<key>[a-z_]+)=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"']+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
