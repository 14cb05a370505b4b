using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Review.Requests;
using Cms.Review.Texts;
using Cms.Web.Admin;
using Cms.Web.Security;
using Cms.Web.Texts;

namespace Cms.Review.Letter;

/// <summary>Puts a letter together: what changed since the last signature, who changed it, and when the page should be looked at again.</summary>
public sealed class LetterReader(Database database, DefinitionStore definitions, IPeople people, PointedTitles pointed)
{
    /// <param name="shownVersion">The version that the signer was shown before; what changed since is told apart.</param>
    /// <exception cref="LetterClosedException">The letter is not open to this signer.</exception>
    public Task<LetterPage> ReadAsync(Signer signer, string action, string? shownVersion = null) => database.AskAsync(async session =>
    {
        var site = await ReviewSite.LoadAsync(session);
        var (request, version, byAccount) = await OpenLetter.FindAsync(session, site, signer);
        var last = (await SignOffRow.OfItemAsync(session, request.ItemId)).FirstOrDefault();
        var now = await PassagesAsync(session, version);
        var before = last is null ? null : await session.VersionAsync(last.VersionId) is { } signed ? await PassagesAsync(session, signed) : null;
        var passages = PassageDiff.Of(before, now);
        var months = site.Settings.MonthsFor(version);
        return new LetterPage(request, version.DisplayText ?? "", action)
        {
            SiteName = await SiteNameAsync(session),
            Asker = await NameAsync(request.AskedById, request.AskedBy),
            Lead = await LeadAsync(session, site, request, version, before is null ? null : last, passages.Count(passage => passage.IsChanged)),
            Readers = site.Settings.Words.Readers,
            Right = site.Settings.Words.Right,
            Until = byAccount ? null : new SiteZone(site.Zone, site.NowUtc).Long(UtcText.Parse(request.ExpiresUtc)!.Value),
            TextHash = ReviewedText.Hash(version),
            VersionId = version.ContentItemVersionId!,
            HasBefore = before is not null,
            Passages = passages,
            NextReviews = [.. SignOff.Months.Append(months).Distinct().Order().Select(count => new NextReviewChoice(count, $"{Day(site.Today.AddMonths(count))}, in {Words(count)}"))],
            Months = months,
            Fresh = shownVersion is not null && await session.VersionAsync(shownVersion) is { } shown && shown.ContentItemId == request.ItemId
                ? [.. PassageDiff.Of(await PassagesAsync(session, shown), now).Where(passage => passage.IsChanged)] : null,
        };
    });

    public Task<ClosedLetter> ClosedAsync(LetterClosedException closed, string? askAgain) => database.AskAsync(async session =>
    {
        var site = await ReviewSite.LoadAsync(session);
        var request = closed.Request;
        return new ClosedLetter(closed.Why, await SiteNameAsync(session))
        {
            Asker = request is null ? null : await NameAsync(request.AskedById, request.AskedBy),
            Title = request is null ? null : (await session.LatestAsync(request.ItemId))?.DisplayText,
            Day = UtcText.Parse(request?.DoneUtc) is { } done ? Day(site.DayOf(done)) : null,
            AskAgain = closed.Why is LetterClosed.OwnWork or LetterClosed.PageGone || request is null ? null : askAgain,
        };
    });

    public Task<string> NameOfSiteAsync() => database.AskAsync(SiteNameAsync);

    public async Task<string> NameAsync(string userId, string userName) => (await people.FindAsync(userId))?.Name is { Length: > 0 } name ? name : userName;

    private async Task<IReadOnlyList<Passage>> PassagesAsync(WriteSession session, ContentItem version)
    {
        var schema = definitions.Schema;
        var ids = schema.References(version).Select(reference => reference.TargetId).Distinct().ToArray();
        var titles = await pointed.OthersAsync(version);
        var pages = ids.Length == 0 ? [] : await session.QueryAsync<(string Id, string? Title)>(
            $"SELECT i.item_id, v.display_text FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE {session.AnyOf("i.item_id", "ids")}", new { ids });
        foreach (var (id, title) in pages)
            titles[id] = title ?? "";
        return new PassageReader(schema, titles, item => ReviewedText.Of(item)).Read(HiddenBlocks.Without(version));
    }

    private async Task<string> LeadAsync(WriteSession session, ReviewSite site, ReviewRequest request, ContentItem version, SignOffRow? last, int changes)
    {
        var names = new List<string>();
        foreach (var (id, name) in await MayAct.AuthorsAsync(session, version))
            names.Add(await NameAsync(id, name));
        var who = names.Count == 0 ? "Someone" : string.Join(" and ", names.Distinct());
        if (last is null)
            return $"{who} wrote it, and nobody has signed it off yet. Please read the whole page.";
        var signer = last.SignerName == request.ReviewerName ? "you" : last.SignerName;
        var when = UtcText.Parse(last.SignedUtc) is { } signed ? Day(site.DayOf(signed)) : "";
        return changes == 0 ? $"Nothing changed since {signer} signed off on {when}: it is time for its next review."
            : $"{who} changed {changes} {(changes == 1 ? "part" : "parts")} since {signer} signed off on {when}.";
    }

    private static async Task<string> SiteNameAsync(WriteSession session) =>
        (await session.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings))?.TextOf("SiteName") ?? "";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Words(int months) => months % 12 == 0 ? months == 12 ? "1 year" : $"{months / 12} years" : $"{months} months";
}
