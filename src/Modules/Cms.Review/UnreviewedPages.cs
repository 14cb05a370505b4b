using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Review;

/// <summary>A page that nobody has signed off asks search engines to leave it out.</summary>
public sealed class UnreviewedPages : IHeadWriter
{
    public Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        if (page.Item?.As<ReviewPart>() is { IsSignedOff: false })
            page.NoIndex = true;
        return Task.CompletedTask;
    }
}
