namespace Cms.Content.Storage;

/// <summary>The kernel's own tables. JSON is kept as text, never as a JSON column type: those reorder members and rewrite numbers.</summary>
public static class ContentSchemaUpgrades
{
    public const string Module = "Cms.Content";

    public static readonly IReadOnlyList<SchemaUpgrade> All =
    [
        SchemaUpgrade.Sql(Module, 1, """
            CREATE TABLE content_items (
                item_id text NOT NULL PRIMARY KEY,
                content_type text NOT NULL,
                culture text NOT NULL,
                translation_set text NULL,
                parent_id text NULL,
                sort_order integer NOT NULL,
                path text NULL,
                alias text NULL,
                owner text NULL,
                created_utc text NULL,
                latest_version text NOT NULL,
                published_version text NULL,
                deleted_utc text NULL);
            CREATE INDEX content_items_type ON content_items (content_type, culture);
            CREATE INDEX content_items_parent ON content_items (parent_id, sort_order);
            CREATE UNIQUE INDEX content_items_alias ON content_items (alias, culture) WHERE alias IS NOT NULL AND deleted_utc IS NULL;

            CREATE TABLE content_versions (
                version_id text NOT NULL PRIMARY KEY,
                item_id text NOT NULL REFERENCES content_items (item_id),
                number integer NOT NULL,
                display_text text NULL,
                slug text NULL,
                author text NULL,
                modified_utc text NULL,
                published_utc text NULL,
                reason text NULL,
                is_minor integer NOT NULL,
                data text NOT NULL,
                UNIQUE (item_id, number));

            CREATE TABLE routes (
                culture text NOT NULL,
                path text NOT NULL,
                item_id text NOT NULL,
                PRIMARY KEY (culture, path));
            CREATE UNIQUE INDEX routes_item ON routes (item_id);

            CREATE TABLE redirects (
                culture text NOT NULL,
                path text NOT NULL,
                item_id text NOT NULL,
                created_utc text NOT NULL,
                PRIMARY KEY (culture, path));

            CREATE TABLE content_references (
                item_id text NOT NULL,
                is_live integer NOT NULL,
                from_place text NOT NULL,
                target_id text NOT NULL,
                PRIMARY KEY (item_id, is_live, from_place, target_id));
            CREATE INDEX content_references_target ON content_references (target_id, from_place, is_live);

            CREATE TABLE definitions (
                kind text NOT NULL,
                name text NOT NULL,
                json text NOT NULL,
                PRIMARY KEY (kind, name));

            CREATE TABLE site_documents (
                kind text NOT NULL,
                name text NOT NULL,
                json text NOT NULL,
                PRIMARY KEY (kind, name));

            CREATE TABLE feed_counter (id integer NOT NULL PRIMARY KEY, sequence bigint NOT NULL, epoch text NOT NULL, pruned_to bigint NOT NULL);

            CREATE TABLE feed (
                sequence bigint NOT NULL PRIMARY KEY,
                kind text NOT NULL,
                item_id text NULL,
                version_id text NULL,
                content_type text NULL,
                culture text NULL,
                facets integer NOT NULL,
                old_path text NULL,
                new_path text NULL,
                places text NOT NULL,
                actor text NULL,
                at_utc text NOT NULL);

            CREATE TABLE feed_set_aside (
                reader text NOT NULL,
                sequence bigint NOT NULL,
                error text NOT NULL,
                at_utc text NOT NULL,
                PRIMARY KEY (reader, sequence));

            CREATE TABLE schedules (
                schedule_id text NOT NULL PRIMARY KEY,
                item_id text NOT NULL,
                version_id text NULL,
                kind text NOT NULL,
                due_utc text NOT NULL,
                zone text NOT NULL,
                actor text NOT NULL,
                state text NOT NULL,
                attempts integer NOT NULL,
                next_try_utc text NOT NULL,
                last_error text NULL,
                fired_utc text NULL,
                feed_sequence bigint NULL);
            CREATE INDEX schedules_due ON schedules (state, next_try_utc);
            CREATE INDEX schedules_item ON schedules (item_id, state);

            CREATE TABLE working_copies (
                item_id text NOT NULL,
                user_id text NOT NULL,
                base_version text NULL,
                data text NOT NULL,
                saved_utc text NOT NULL,
                PRIMARY KEY (item_id, user_id));

            CREATE TABLE audit (
                audit_id text NOT NULL PRIMARY KEY,
                at_utc text NOT NULL,
                actor text NOT NULL,
                action text NOT NULL,
                item_id text NULL,
                version_id text NULL,
                detail text NULL);
            CREATE INDEX audit_item ON audit (item_id, at_utc);

            CREATE TABLE outbox (
                message_id text NOT NULL PRIMARY KEY,
                kind text NOT NULL,
                json text NOT NULL,
                created_utc text NOT NULL,
                claimed_utc text NULL,
                done_utc text NULL,
                attempts integer NOT NULL,
                last_error text NULL);

            CREATE TABLE media_files (
                path text NOT NULL PRIMARY KEY,
                sha256 text NOT NULL,
                size bigint NOT NULL,
                modified_utc text NOT NULL);
            """),
        // The counter row. Its epoch is new for every database that comes into being; a restore gives it another one.
        new SchemaUpgrade(Module, 2, session => session.ExecuteAsync(
            "INSERT INTO feed_counter (id, sequence, epoch, pruned_to) VALUES (1, 0, @epoch, 0)", new { epoch = Guid.NewGuid().ToString("N") })),
        SchemaUpgrade.Sql(Module, 3, WritingTables.Sql),
        new SchemaUpgrade(Module, 4, LiveHistoryTable.CreateAsync),
        SchemaUpgrade.Sql(Module, 5, "ALTER TABLE content_items ADD COLUMN archived_utc text NULL"),
        SchemaUpgrade.Sql(Module, 6, "CREATE INDEX content_items_translation_set ON content_items (translation_set) WHERE translation_set IS NOT NULL"),
    ];
}
