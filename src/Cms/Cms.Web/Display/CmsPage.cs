using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;

namespace Cms.Web.Display;

/// <summary>Base of every public Razor view: the content view of this request and the page being shown.</summary>
public abstract class CmsPage<TModel> : RazorPage<TModel>
{
    /// <summary>What this request sees. Read content through it and through nothing else.</summary>
    [RazorInject]
    public ContentView Content { get; set; } = null!;

    [RazorInject]
    public ShownPage Shown { get; set; } = null!;
}
