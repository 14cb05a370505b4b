using Cms.Menus;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>A task of the blue band: its icon by what its label speaks of, and a line under it. An entry with text of its own (HtmlMenuItem) brings its line.</summary>
public static class HomeTask
{
    private static readonly (string Word, string Icon, string Line)[] Known =
    [
        ("doctor", "person", "By name, condition or language"),
        ("appointment", "calendar", "New and returning patients"),
        ("refill", "pill", "Through your clinic or online"),
        ("visit", "talk", "What to bring, what to expect"),
    ];

    public static (string Icon, string? Line) Of(MenuNode node)
    {
        var (_, icon, line) = Known.FirstOrDefault(task => node.Title.Contains(task.Word, StringComparison.OrdinalIgnoreCase));
        return (icon ?? "right", node.Html is { } html ? RichText.Plain(html) : line);
    }
}
