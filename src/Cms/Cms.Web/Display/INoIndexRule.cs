using Cms.Content.Model;

namespace Cms.Web.Display;

/// <summary>
/// A module's say in which live pages search engines are asked to leave out: the page's head says so, and the sitemap does not name it.
/// The answer may depend on nothing but the item.
/// </summary>
public interface INoIndexRule
{
    bool IsHidden(ContentItem item);
}
