using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary><c>&lt;form feature="Cms.Search" ...&gt;</c>: an element that stands on the page while a feature is on, with all that is in it.</summary>
[HtmlTargetElement(Attributes = Name)]
public sealed class FeatureTagHelper(ContentView view) : TagHelper
{
    private const string Name = "feature";

    // Before other helpers of the element: there is nothing for them to do when it is left out.
    public override int Order => int.MinValue;

    [HtmlAttributeName(Name)]
    public required string Feature { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!view.IsOn(Feature))
            output.SuppressOutput();
    }
}
