using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>A stored address as a link writes it: ~/ is the site's own root in the page's language.</summary>
public static class SafeUrl
{
    public static string Of(ContentView view, string url) => url.StartsWith("~/", StringComparison.Ordinal) ? view.Url(url[2..]) : url;
}
