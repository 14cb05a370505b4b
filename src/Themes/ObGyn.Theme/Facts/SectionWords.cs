using Cms.Menus;

namespace ObGyn.Theme;

/// <summary>The words of the first line of a menu panel, which leads to the section's own page.</summary>
public static class SectionWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["about"] = "About the department", ["programs"] = "All clinical programs", ["conditions"] = "All conditions, A to Z", ["patients"] = "Everything for patients",
        ["research"] = "All research", ["education"] = "All education", ["team"] = "The whole team",
    };

    public static string All(MenuNode section) => Known.GetValueOrDefault(section.Url?.Trim('/').Split('/')[^1] ?? "", $"{section.Title}: overview");
}
