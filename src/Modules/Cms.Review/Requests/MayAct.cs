using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;

namespace Cms.Review.Requests;

/// <summary>Author and signer are never the same person.</summary>
internal static class MayAct
{
    /// <summary>The names of those who wrote what nobody has signed or let out yet, by user id.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AuthorsAsync(WriteSession session, ContentItem version)
    {
        var signed = (await SignOffRow.OfItemAsync(session, version.ContentItemId)).FirstOrDefault()?.VersionId
            ?? ReleaseRow.Baseline(await ReleaseRow.OfItemAsync(session, version.ContentItemId))?.VersionId;
        var authors = (await ReviewedVersion.ChangesAsync(session, version.ContentItemId, signed, version.ContentItemVersionId!)).DistinctBy(change => change.ChangedById).ToDictionary(change => change.ChangedById, change => change.ChangedBy);
        // The last change of the text counts even where it is older than the signature: the same text, sent for its next review.
        if (await ReviewedVersion.FindAsync(session, version.ContentItemVersionId) is { ChangedById.Length: > 0 } last)
            authors.TryAdd(last.ChangedById, last.ChangedBy);
        return authors;
    }
}
