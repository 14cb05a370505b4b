using Cms.Content.Model;
using Cms.Web.Display;

namespace Cms.Review;

/// <summary>A page that nobody has signed off asks search engines to leave it out.</summary>
public sealed class UnreviewedPages : INoIndexRule
{
    public bool IsHidden(ContentItem item) => item.As<ReviewPart>() is { IsSignedOff: false };
}
