using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Admin.List;
using Cms.Web.Admin.States;

namespace Cms.Review.Desk;

/// <summary>A state of reviews that the desk's list can be filtered by; <paramref name="sql"/> names its items and may use <c>@today</c>.</summary>
public sealed class ReviewListState(Database database, string name, string words, Tone tone, string sql) : IListState
{
    public string Name => name;
    public string Words => words;
    public Tone Tone => tone;

    public Task<IReadOnlyCollection<string>> ItemsAsync(Actor reader) => database.AskAsync(async session =>
        (IReadOnlyCollection<string>)await session.QueryAsync<string>(sql, new { today = ReviewSite.Text((await ReviewSite.LoadAsync(session)).Today) }));

    public static ReviewListState WithReviewer(Database database) => new(database, "with-reviewer", "With a reviewer", Tone.Amber, "SELECT item_id FROM review_requests WHERE state = 'open'");

    public static ReviewListState Comments(Database database) => new(database, "comments", "Comments", Tone.Amber, "SELECT DISTINCT item_id FROM page_comments WHERE resolved_utc IS NULL");

    public static ReviewListState Ready(Database database) => new(database, "ready", "Ready", Tone.Blue,
        """
        SELECT i.item_id FROM content_items i JOIN reviewed_versions d ON d.version_id = i.latest_version LEFT JOIN reviewed_versions p ON p.version_id = i.published_version
        WHERE i.deleted_utc IS NULL AND (p.text_hash IS NULL OR p.text_hash <> d.text_hash)
          AND EXISTS (SELECT 1 FROM sign_offs s WHERE s.item_id = i.item_id AND s.text_hash = d.text_hash AND (s.next_review IS NULL OR s.next_review >= @today))
        """);
}
