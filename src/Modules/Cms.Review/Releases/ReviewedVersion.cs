using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Texts;

namespace Cms.Review.Releases;

/// <summary>What the module keeps of each version of a reviewed page: its text's hash, and who changed the text last.</summary>
internal sealed class ReviewedVersion
{
    public required string VersionId { get; init; }
    public required string ItemId { get; init; }
    public required string TextHash { get; init; }

    /// <summary>Empty: the site itself, by an import or a command.</summary>
    public required string ChangedById { get; init; }
    public required string ChangedBy { get; init; }
    public int IsSmallFix { get; init; }
    public string? NextReview { get; init; }

    public bool IsBy(Actor actor) => IsBy(ChangedById, actor);

    public static bool IsBy(string changedById, Actor actor) => changedById == actor.UserId || changedById == NameId(actor.UserName);

    /// <summary>The author of a version from before this rule, of whom only the name is known.</summary>
    public static Actor KnownByName(string? name) => new(NameId(name), name ?? "", new HashSet<string>());

    private static string NameId(string? name) => $"name:{name}";

    private const string Select =
        "SELECT r.version_id AS VersionId, r.item_id AS ItemId, r.text_hash AS TextHash, r.changed_by_id AS ChangedById, r.changed_by AS ChangedBy, r.is_small_fix AS IsSmallFix, r.next_review AS NextReview FROM reviewed_versions r";

    public static Task<ReviewedVersion?> FindAsync(WriteSession session, string? versionId) =>
        session.QueryOneAsync<ReviewedVersion>($"{Select} WHERE r.version_id = @versionId", new { versionId });

    /// <summary>The newest version of an item that is older than the one named.</summary>
    public static Task<ReviewedVersion?> BeforeAsync(WriteSession session, string itemId, string versionId) => session.QueryOneAsync<ReviewedVersion>(
        $"""
        {Select} JOIN content_versions v ON v.version_id = r.version_id
        WHERE r.item_id = @itemId AND v.number < (SELECT number FROM content_versions WHERE version_id = @versionId) ORDER BY v.number DESC LIMIT 1
        """, new { itemId, versionId });

    /// <summary>Who changed the text after a version (null: ever) up to another one; the site itself is nobody.</summary>
    public static Task<IReadOnlyList<ReviewedVersion>> ChangesAsync(WriteSession session, string itemId, string? afterVersion, string toVersion) => session.QueryAsync<ReviewedVersion>(
        $"""
        {Select} JOIN content_versions v ON v.version_id = r.version_id
        WHERE r.item_id = @itemId AND r.changed_by_id <> '' AND v.number <= (SELECT number FROM content_versions WHERE version_id = @toVersion)
          AND v.number > COALESCE((SELECT number FROM content_versions WHERE version_id = @afterVersion), 0)
        """, new { itemId, afterVersion, toVersion });

    public Task InsertAsync(WriteSession session) => session.ExecuteAsync(
        """
        INSERT INTO reviewed_versions (version_id, item_id, text_hash, changed_by_id, changed_by, is_small_fix, next_review)
        VALUES (@VersionId, @ItemId, @TextHash, @ChangedById, @ChangedBy, @IsSmallFix, @NextReview) ON CONFLICT (version_id) DO NOTHING
        """, this);

    public static ReviewedVersion Of(ContentItem version, ReviewedVersion? before, Actor actor, bool isSmallFix)
    {
        var hash = ReviewedText.Hash(version);
        var same = before is not null && before.TextHash == hash;
        return new ReviewedVersion
        {
            VersionId = version.ContentItemVersionId!,
            ItemId = version.ContentItemId,
            TextHash = hash,
            ChangedById = same ? before!.ChangedById : actor.IsSite ? "" : actor.UserId,
            ChangedBy = same ? before!.ChangedBy : actor.UserName,
            IsSmallFix = isSmallFix ? 1 : 0,
            NextReview = version.As<ReviewPart>()?.NextReview.Date is { } next ? ReviewSite.Text(next) : null,
        };
    }
}
