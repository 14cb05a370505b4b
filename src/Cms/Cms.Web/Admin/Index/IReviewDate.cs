using Cms.Content.Model;

namespace Cms.Web.Admin.Index;

/// <summary>
/// The date by which somebody must look at a page again, as a module knows it. The list shows, sorts and filters by it. It may depend on nothing but the item:
/// it is asked when the item changes, and not otherwise.
/// </summary>
public interface IReviewDate
{
    /// <param name="newest">The newest version, live or not.</param>
    DateOnly? ReviewBy(ContentItem newest);
}
