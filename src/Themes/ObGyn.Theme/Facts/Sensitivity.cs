using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>Loss, cancer, infections, contraception: a page that says so of itself, and every page below it.</summary>
public static class Sensitivity
{
    public static async Task<bool> OfAsync(ContentView view, ShownPage shown)
    {
        if (shown.Item is null || shown.Item.FlagOf("Sensitive"))
            return true;
        foreach (var above in shown.Ancestors)
        {
            if (await view.ItemAsync(above.ItemId) is { } page && page.FlagOf("Sensitive"))
                return true;
        }
        return false;
    }
}
