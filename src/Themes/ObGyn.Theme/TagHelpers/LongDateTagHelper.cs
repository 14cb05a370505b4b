using System.Globalization;
using Cms.Web.Display;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ObGyn.Theme.TagHelpers;

/// <summary><c>&lt;long-date value="day"/&gt;</c>: a day in words, which a screen reader reads as a day, inside a <c>time</c> element.</summary>
[HtmlTargetElement("long-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LongDateTagHelper(ContentView view) : TagHelper
{
    public DateOnly? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } day)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(day.ToString("d MMMM yyyy", SiteFacts.CultureOf(view)));
    }
}
