namespace Cms.Content.Storage;

/// <summary>
/// What is typed and not yet in a version, and who is at a page. The table <c>working_copies</c> of the first upgrade was never written.
/// A copy whose <c>data</c> is null only remembers what its window sent last, so that a request that comes late brings nothing back.
/// </summary>
internal static class WritingTables
{
    public const string Sql = """
        DROP TABLE working_copies;
        CREATE TABLE working_copies (
            item_id text NOT NULL,
            user_id text NOT NULL,
            user_name text NOT NULL,
            content_type text NOT NULL,
            culture text NOT NULL,
            parent_id text NULL,
            base_version text NULL,
            base_data text NULL,
            prior_version text NULL,
            prior_data text NULL,
            data text NULL,
            title text NULL,
            sitting_utc text NOT NULL,
            saved_utc text NOT NULL,
            window_id text NOT NULL,
            window_closed integer NOT NULL,
            revision bigint NOT NULL,
            held_because text NULL,
            PRIMARY KEY (item_id, user_id));
        CREATE INDEX working_copies_user ON working_copies (user_id);
        CREATE INDEX working_copies_quiet ON working_copies (saved_utc) WHERE data IS NOT NULL AND held_because IS NULL;

        CREATE TABLE editor_presence (
            item_id text NOT NULL,
            user_id text NOT NULL,
            user_name text NOT NULL,
            place text NULL,
            seen_utc text NOT NULL,
            PRIMARY KEY (item_id, user_id));
        """;
}
