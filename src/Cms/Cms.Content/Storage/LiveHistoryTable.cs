namespace Cms.Content.Storage;

/// <summary>
/// Which version of an item visitors saw, at which address and place, from when until when (null: still). A row ends before its <c>until_utc</c>.
/// What is live when the table comes is taken to be so since it was published.
/// </summary>
internal static class LiveHistoryTable
{
    private const string Sql = """
        CREATE TABLE live_history (
            item_id text NOT NULL,
            version_id text NOT NULL,
            culture text NOT NULL,
            path text NULL,
            parent_id text NULL,
            sort_order integer NOT NULL,
            from_utc text NOT NULL,
            until_utc text NULL,
            PRIMARY KEY (item_id, from_utc));
        CREATE UNIQUE INDEX live_history_now ON live_history (item_id) WHERE until_utc IS NULL;
        CREATE INDEX live_history_path ON live_history (culture, path);
        CREATE INDEX live_history_parent ON live_history (parent_id);
        """;

    public static async Task CreateAsync(WriteSession session)
    {
        await session.ExecuteAsync(Sql);
        await session.ExecuteAsync(
            """
            INSERT INTO live_history (item_id, version_id, culture, path, parent_id, sort_order, from_utc, until_utc)
            SELECT i.item_id, v.version_id, i.culture, i.path, i.parent_id, i.sort_order, CASE WHEN v.published_utc IS NULL OR v.published_utc > @now THEN @now ELSE v.published_utc END, NULL
            FROM content_items i JOIN content_versions v ON v.version_id = i.published_version WHERE i.deleted_utc IS NULL
            """, new { now = Model.UtcText.Format(await session.NowAsync()) });
    }
}
