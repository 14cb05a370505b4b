using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>Loss, cancer, infections, contraception: a page that says so of itself, every page below it, and the team of a program that says so.</summary>
public static class Sensitivity
{
    public static async Task<bool> OfAsync(ContentView view, ShownPage shown)
    {
        if (shown.Item is null || shown.Item.FlagOf("Sensitive"))
            return true;
        foreach (var id in shown.Ancestors.Select(above => above.ItemId).Concat(shown.Item.IdsOf("Program")))
        {
            if (await view.ItemAsync(id) is { } page && page.FlagOf("Sensitive"))
                return true;
        }
        return false;
    }
}
