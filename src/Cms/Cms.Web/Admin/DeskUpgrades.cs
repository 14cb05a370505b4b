using Cms.Content.Storage;

namespace Cms.Web.Admin;

/// <summary>The desk's own tables, and indexes for what it reads of the kernel's.</summary>
public static class DeskUpgrades
{
    public const string Module = "Cms.Web";

    public static readonly IReadOnlyList<SchemaUpgrade> All =
    [
        SchemaUpgrade.Sql(Module, 1, """
            CREATE TABLE desk_preferences (
                user_id text NOT NULL,
                name text NOT NULL,
                value text NOT NULL,
                PRIMARY KEY (user_id, name));

            CREATE INDEX audit_at ON audit (at_utc, audit_id);
            CREATE INDEX audit_actor ON audit (actor, at_utc);
            CREATE INDEX audit_action ON audit (action, at_utc);
            CREATE INDEX content_items_deleted ON content_items (deleted_utc) WHERE deleted_utc IS NOT NULL;
            """),
        SchemaUpgrade.Sql(Module, 2, """
            CREATE TABLE plan_receipts (
                schedule_id text NOT NULL PRIMARY KEY,
                json text NOT NULL);

            CREATE INDEX schedules_by_time ON schedules (due_utc);
            """),
        SchemaUpgrade.Sql(Module, 3, """
            CREATE TABLE preview_links (
                link_id text NOT NULL PRIMARY KEY,
                token_hash text NOT NULL UNIQUE,
                item_id text NOT NULL,
                created_by text NOT NULL,
                created_utc text NOT NULL,
                expires_utc text NOT NULL,
                withdrawn_utc text NULL,
                opened integer NOT NULL);

            CREATE INDEX preview_links_item ON preview_links (item_id, created_utc);
            """),
    ];
}
