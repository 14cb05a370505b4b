using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.Editing;

/// <summary>What a picker of the editor shows, by the name of its text control.</summary>
internal static class PickerControls
{
    public static IHtmlInputElement Picker(Page page, string name) => page.Html.QuerySelector<IHtmlInputElement>($"input[name='{name}']")!;

    public static IEnumerable<string> Offered(Page page, string name) => page.Html.QuerySelectorAll<IHtmlOptionElement>($"#{Picker(page, name).GetAttribute("list")} option").Select(option => option.Value);

    public static IEnumerable<string> Chosen(Page page, string name) => Picker(page, name).Closest("fieldset")!.QuerySelectorAll(".blk__n").Select(row => row.TextContent);
}
