using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Admin;

namespace Cms.Review.Desk;

/// <summary>One part of the site, by the page at the top of its branch: what of it is past its date, due soon, with a reviewer, or was never signed off.</summary>
public sealed record BoardSection(string Title, IReadOnlyList<ReviewedPage> Overdue, IReadOnlyList<ReviewedPage> Due, IReadOnlyList<ReviewedPage> WithReviewer, IReadOnlyList<ReviewedPage> NeverSigned)
{
    public int Waiting => Overdue.Count + Due.Count + WithReviewer.Count;
}

/// <summary>All reviews that wait for somebody. <paramref name="Mine"/> are those that the reader is asked to sign.</summary>
public sealed record Board(IReadOnlyList<BoardSection> Sections, IReadOnlyList<ReviewedPage> Mine, DateOnly Today, int WarnDaysBefore, SiteZone Zone);

/// <summary>The reviews of the site by section: a list that is looked at, instead of mails that flood people.</summary>
public sealed class ReviewBoard(Database database)
{
    public Task<Board> ReadAsync(Actor reader) => database.AskAsync(async session =>
    {
        var site = await ReviewSite.LoadAsync(session);
        var pages = (await ReviewedPages.ReadAsync(session, site.Today)).Where(page => May(reader, page)).ToList();
        var tops = await TopsAsync(session, pages);
        var sections = pages.GroupBy(page => tops[page.ItemId]).OrderBy(group => group.Key, StringComparer.CurrentCultureIgnoreCase).Select(group => new BoardSection(group.Key,
            [.. group.Where(page => page.DaysOver(site.Today) > 0)],
            [.. group.Where(page => page is { IsLive: true, Due: not null } && -page.DaysOver(site.Today) is var days && days >= 0 && days <= site.Settings.WarnDaysBefore)],
            [.. group.Where(page => page.RequestId is not null)],
            [.. group.Where(page => page is { IsLive: true, WasSigned: 0, RequestId: null })])).ToList();
        return new Board(sections, [.. pages.Where(page => page.RequestId is not null && page.ReviewerUserId == reader.UserId)], site.Today, site.Settings.WarnDaysBefore, new SiteZone(site.Zone, site.NowUtc));
    });

    private static bool May(Actor reader, ReviewedPage page) => Permissions.Allows(reader.Granted, Permissions.View, page.ContentType, own: page.Owner is { Length: > 0 } owner && owner == reader.UserId);

    // Climbs all branches together, a query a level.
    private static async Task<Dictionary<string, string>> TopsAsync(WriteSession session, IReadOnlyList<ReviewedPage> pages)
    {
        var known = pages.ToDictionary(page => page.ItemId, page => (page.ParentId, page.Title), StringComparer.Ordinal);
        for (var level = 0; level < 50; level++)
        {
            var missing = known.Values.Select(page => page.ParentId).OfType<string>().Where(parent => !known.ContainsKey(parent)).Distinct().ToArray();
            if (missing.Length == 0)
                break;
            var found = await session.QueryAsync<(string Id, string? ParentId, string? Title)>(
                $"SELECT i.item_id, i.parent_id, v.display_text FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE {session.AnyOf("i.item_id", "missing")}", new { missing });
            foreach (var parent in found)
                known[parent.Id] = (parent.ParentId, parent.Title);
            foreach (var gone in missing.Where(id => !known.ContainsKey(id)))
                known[gone] = (null, null);
        }
        return pages.ToDictionary(page => page.ItemId, page =>
        {
            var top = page.ItemId;
            for (var level = 0; level < 50 && known[top].ParentId is { } parent; level++)
                top = parent;
            return known[top].Title is { Length: > 0 } title ? title : "Other pages";
        }, StringComparer.Ordinal);
    }
}
