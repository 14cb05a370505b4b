using Cms.Content.Fields;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>One story of the home page; a day only for news.</summary>
public sealed record HomeStory(string Title, string Url, string? Summary, DateOnly? Day);

/// <summary>What the home page lists from the rest of the site. Whatever is not there is empty, and its band stays out.</summary>
public sealed record HomeLists(IReadOnlyList<ProgramGroup> Programs, string? ProgramsUrl, IReadOnlyList<ContentLink> Conditions, string? ConditionsUrl, string? PatientsUrl, IReadOnlyList<HomeStory> News, string? NewsUrl)
{
    private const int Stories = 4;

    public static async Task<HomeLists> ReadAsync(ContentView view) => new(
        ProgramGroup.Of(await view.ListAsync(new ContentQuery("ProgramPage"))), await Department.UrlAsync(view, "programs"),
        [.. (await view.LinksAsync(new ContentQuery("ConditionPage"))).Where(link => link.Url is not null)], await Department.UrlAsync(view, "conditions"),
        await Department.UrlAsync(view, "patients"), await NewsAsync(view), await Department.UrlAsync(view, "about/news"));

    /// <summary>The newest news first; while there are fewer than four, the sections that have something to tell fill the row.</summary>
    private static async Task<IReadOnlyList<HomeStory>> NewsAsync(ContentView view)
    {
        var stories = new List<HomeStory>();
        foreach (var item in Listed.Order(view, await view.ListAsync(new ContentQuery("NewsArticle"))).Take(Stories))
        {
            if (await view.LinkAsync(item.ContentItemId) is { Url: { } url })
                stories.Add(new HomeStory(item.DisplayText ?? "", url, item.TextOf("Summary"), item.FieldOf<DateField>("Date")?.Date));
        }
        foreach (var path in new[] { "research", "education", "clinical-trials", "about" }.Take(Stories - stories.Count))
        {
            if ((await view.ResolveAsync(path)).ItemId is { } id && await view.ItemAsync(id) is { } page && await view.LinkAsync(id) is { Url: { } url })
                stories.Add(new HomeStory(page.DisplayText ?? "", url, page.TextOf("Summary"), null));
        }
        return stories;
    }
}
