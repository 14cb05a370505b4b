using Cms.Content.Model;

namespace Cms.Search.Indexing;

/// <summary>
/// A module's say in which live pages can be found, asked whenever a page is indexed. The answer may depend on nothing but the item:
/// it is asked again when the item changes, and not otherwise.
/// </summary>
public interface ISearchFilter
{
    bool Allows(ContentItem item);
}
