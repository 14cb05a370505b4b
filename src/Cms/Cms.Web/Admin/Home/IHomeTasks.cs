using Cms.Content.Storage;
using Cms.Web.Admin.States;

namespace Cms.Web.Admin.Home;

/// <summary>
/// A page that waits for one person: an approval, a comment to answer, a review that is overdue. The mark's words are the pill (amber or red), its detail the sentence
/// beside it, its action and address the button.
/// </summary>
public sealed record HomeTask(string ItemId, PageMark Mark);

/// <summary>What a module knows to wait for a person. It stands on Home under "Needs you now" until it is done.</summary>
public interface IHomeTasks
{
    /// <summary>The most pressing first.</summary>
    Task<IReadOnlyList<HomeTask>> ForAsync(Actor reader);
}
