using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Display;

namespace Cms.Seo.Head;

/// <summary>Whether search engines may list a page.</summary>
public static class Indexing
{
    public static bool IsHidden(ContentItem item, IEnumerable<INoIndexRule> rules) =>
        AsksToHide(item.As<SeoMetaPart>()?.MetaRobots) || rules.Any(rule => rule.IsHidden(item));

    /// <summary>Words of a robots tag that keep a page out of the index.</summary>
    public static bool AsksToHide(string? robots) =>
        robots?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(word => word.Equals("noindex", StringComparison.OrdinalIgnoreCase) || word.Equals("none", StringComparison.OrdinalIgnoreCase)) == true;
}
