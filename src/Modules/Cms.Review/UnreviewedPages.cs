using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Display;

namespace Cms.Review;

/// <summary>
/// A page that nobody has signed off asks search engines to leave it out: every page of a type that is always reviewed, and of other types those that were sent
/// for review. A change of definitions makes all pages new, so the answer may depend on them.
/// </summary>
public sealed class UnreviewedPages(DefinitionStore definitions) : INoIndexRule
{
    public bool IsHidden(ContentItem item) => item.As<ReviewPart>() is not { IsSignedOff: true }
        && (ReviewScope.IsAlways(definitions.Stored, item.ContentType) || item.As<ReviewPart>()?.State.Text is { Length: > 0 });
}
