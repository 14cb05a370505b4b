using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Review.Releases;

/// <summary>Why a text was let out.</summary>
internal static class ReleaseKind
{
    /// <summary>The set-up, a command of the operator.</summary>
    public const string Setup = "setup";
    public const string Signed = "signed";
    /// <summary>Somebody else than the author of its last change put it live.</summary>
    public const string SecondPerson = "second-person";
    public const string SmallFix = "small-fix";
}

/// <summary>One text that was let out, or planned: then <see cref="LiveUtc"/> is null until the plan fires.</summary>
internal sealed class ReleaseRow
{
    private const string Select =
        "SELECT release_id AS ReleaseId, item_id AS ItemId, version_id AS VersionId, text_hash AS TextHash, kind AS Kind, by_id AS ById, by_name AS ByName, at_utc AS AtUtc, live_utc AS LiveUtc FROM releases";

    public required string ReleaseId { get; init; }
    public required string ItemId { get; init; }
    public required string VersionId { get; init; }
    public required string TextHash { get; init; }
    public required string Kind { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required string AtUtc { get; init; }
    public string? LiveUtc { get; init; }

    /// <summary>Went live on somebody's word. A small fix did not: it is measured against such a text and never becomes one.</summary>
    public bool IsApproval => LiveUtc is not null && Kind is not ReleaseKind.SmallFix;

    /// <summary>The text that small fixes are measured against while nobody has signed.</summary>
    public static ReleaseRow? Baseline(IEnumerable<ReleaseRow> releases) => releases.Where(release => release.IsApproval).MaxBy(release => release.LiveUtc, StringComparer.Ordinal);

    /// <summary>An item's releases, newest first.</summary>
    public static Task<IReadOnlyList<ReleaseRow>> OfItemAsync(WriteSession session, string itemId) =>
        session.QueryAsync<ReleaseRow>($"{Select} WHERE item_id = @itemId ORDER BY at_utc DESC, release_id", new { itemId });

    public static async Task AddAsync(WriteSession session, ContentItem version, string textHash, string kind, Actor by, bool live)
    {
        var now = UtcText.Format(await session.NowAsync());
        await session.ExecuteAsync(
            """
            INSERT INTO releases (release_id, item_id, version_id, text_hash, kind, by_id, by_name, at_utc, live_utc, told_utc)
            VALUES (@id, @item, @version, @textHash, @kind, @UserId, @UserName, @now, @liveUtc, NULL)
            """,
            new { id = ContentIds.New(), item = version.ContentItemId, version = version.ContentItemVersionId, textHash, kind, by.UserId, by.UserName, now, liveUtc = live ? now : null });
    }

    /// <summary>A plan fired: what was let out for it is live now. False when nothing was noted for this version.</summary>
    public static async Task<bool> GoLiveAsync(WriteSession session, ContentItem version) => await session.ExecuteAsync(
        "UPDATE releases SET live_utc = @now WHERE item_id = @item AND version_id = @version AND live_utc IS NULL",
        new { now = UtcText.Format(await session.NowAsync()), item = version.ContentItemId, version = version.ContentItemVersionId }) > 0;
}
