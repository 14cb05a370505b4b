using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>The page that lists a program's people: the team page that names the program, or the program's own page.</summary>
public static class ProgramTeam
{
    public static async Task<ContentLink?> PageAsync(ContentView view, string programId) =>
        (await view.LinksAsync(new ContentQuery("TeamPage", Relation: new ContentReference(programId, "TeamPage.Program")))).FirstOrDefault(link => link.Url is not null);

    /// <summary>The line "Affiliated Physicians": one link a program, under the program's name.</summary>
    public static async Task<IReadOnlyList<ContentLink>> AffiliatedAsync(ContentView view, IEnumerable<string> programIds)
    {
        var links = new List<ContentLink>();
        foreach (var id in programIds)
        {
            if (await view.LinkAsync(id) is { } program && (await PageAsync(view, id) ?? program) is { Url: { } url })
                links.Add(program with { Url = url });
        }
        return links;
    }
}
