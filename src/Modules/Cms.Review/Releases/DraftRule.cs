using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Review.SmallFixes;
using Cms.Review.Texts;

namespace Cms.Review.Releases;

/// <summary>
/// What a version says of its own review follows from its text: signed when its text is, or is a small fix of one that is; otherwise it waits for a review.
/// Nothing that a form, a restore or an import of a person sends can say otherwise. What the site itself writes is taken at its word.
/// </summary>
internal sealed class DraftRule : IDraftRule
{
    public async Task PrepareAsync(WriteSession session, ContentSchema schema, DraftAttempt draft)
    {
        if (draft.Actor.IsSite)
            return;
        if (!await ReviewScope.CoversAsync(session, schema, draft.ItemId, draft.ContentType, draft.Content))
        {
            SignedMembers.Remove(draft.Content);
            return;
        }
        var site = await ReviewSite.LoadAsync(session);
        var signatures = await SignOffRow.OfItemAsync(session, draft.ItemId);
        var version = new ContentItem { ContentItemId = draft.ItemId, ContentType = draft.ContentType, Content = ContentJson.ToElement(draft.Content) };
        var hash = ReviewedText.Hash(version);
        var isSmall = await IsSmallFixAsync(session, schema, site, signatures, version);
        var signature = signatures.FirstOrDefault(signature => signature.TextHash == hash && signature.Holds(site.Today)) ?? (isSmall ? signatures.FirstOrDefault() : null);
        SignedMembers.Write(draft.Content, signature?.Members);
        draft.IsMinor = isSmall;
    }

    public async Task WrittenAsync(WriteSession session, ContentSchema schema, Actor actor, IEnumerable<ContentItem> versions)
    {
        ReviewSite? site = null;
        foreach (var version in versions)
        {
            if (!await ReviewScope.CoversAsync(session, schema, version))
                continue;
            var signatures = await SignOffRow.OfItemAsync(session, version.ContentItemId);
            var isSmall = !actor.IsSite && await IsSmallFixAsync(session, schema, site ??= await ReviewSite.LoadAsync(session), signatures, version);
            var row = ReviewedVersion.Of(version, await ReviewedVersion.BeforeAsync(session, version.ContentItemId, version.ContentItemVersionId!), actor, isSmall);
            await row.InsertAsync(session);
            if (actor.IsSite && SignOffRow.FromImport(version, row.TextHash) is { } elsewhere && !signatures.Any(elsewhere.IsSameAs))
                await elsewhere.InsertAsync(session);
        }
    }

    private static async Task<bool> IsSmallFixAsync(WriteSession session, ContentSchema schema, ReviewSite site, IReadOnlyList<SignOffRow> signatures, ContentItem version)
    {
        var baseline = signatures.Count > 0 ? signatures[0].VersionId : ReleaseRow.Baseline(await ReleaseRow.OfItemAsync(session, version.ContentItemId))?.VersionId;
        return await session.VersionAsync(baseline) is { } text && SmallFix.Judge(text, version, schema, site.Settings.SmallFix).IsSmall;
    }
}
