using Cms.Content.Storage;

namespace Cms.Review.Releases;

/// <summary>The module's own tables. Days are texts such as 2026-11-02, instants those of the store.</summary>
internal static class ReviewTables
{
    public static SchemaUpgrade Create(int number) => SchemaUpgrade.Sql("Cms.Review", number, """
        CREATE TABLE reviewed_versions (
            version_id text NOT NULL PRIMARY KEY,
            item_id text NOT NULL,
            text_hash text NOT NULL,
            changed_by_id text NOT NULL,
            changed_by text NOT NULL,
            is_small_fix integer NOT NULL,
            next_review text NULL);
        CREATE INDEX reviewed_versions_item ON reviewed_versions (item_id);
        CREATE INDEX reviewed_versions_due ON reviewed_versions (next_review);

        CREATE TABLE sign_offs (
            sign_off_id text NOT NULL PRIMARY KEY,
            item_id text NOT NULL,
            version_id text NOT NULL,
            text_hash text NOT NULL,
            signer_name text NOT NULL,
            signer_user_id text NULL,
            signer_email text NULL,
            signed_utc text NOT NULL,
            next_review text NULL,
            needs_second integer NOT NULL,
            request_id text NULL,
            statement text NOT NULL);
        CREATE INDEX sign_offs_item ON sign_offs (item_id, signed_utc);

        CREATE TABLE releases (
            release_id text NOT NULL PRIMARY KEY,
            item_id text NOT NULL,
            version_id text NOT NULL,
            text_hash text NOT NULL,
            kind text NOT NULL,
            by_id text NOT NULL,
            by_name text NOT NULL,
            at_utc text NOT NULL,
            live_utc text NULL,
            told_utc text NULL);
        CREATE INDEX releases_item ON releases (item_id, live_utc);

        CREATE TABLE review_requests (
            request_id text NOT NULL PRIMARY KEY,
            item_id text NOT NULL,
            version_id text NOT NULL,
            text_hash text NOT NULL,
            asked_by_id text NOT NULL,
            asked_by text NOT NULL,
            asked_utc text NOT NULL,
            reason text NOT NULL,
            reviewer_name text NOT NULL,
            reviewer_email text NULL,
            reviewer_user_id text NULL,
            reviewer_profile_id text NULL,
            token_hash text NOT NULL,
            origin text NOT NULL,
            expires_utc text NOT NULL,
            state text NOT NULL,
            link_shown integer NOT NULL,
            opened_utc text NULL,
            reminded_utc text NULL,
            wants_link_utc text NULL,
            done_utc text NULL,
            comment text NULL);
        CREATE INDEX review_requests_item ON review_requests (item_id, state);
        CREATE UNIQUE INDEX review_requests_open ON review_requests (item_id) WHERE state = 'open';

        CREATE TABLE review_links (
            token_hash text NOT NULL PRIMARY KEY,
            request_id text NOT NULL,
            created_utc text NOT NULL);

        CREATE TABLE page_comments (
            comment_id text NOT NULL PRIMARY KEY,
            item_id text NOT NULL,
            place text NOT NULL,
            place_text text NOT NULL,
            text text NOT NULL,
            author text NOT NULL,
            author_id text NULL,
            at_utc text NOT NULL,
            request_id text NULL,
            resolved_utc text NULL,
            resolved_by text NULL);
        CREATE INDEX page_comments_item ON page_comments (item_id, resolved_utc);

        CREATE TABLE review_notices (
            item_id text NOT NULL,
            next_review text NOT NULL,
            stage text NOT NULL,
            at_utc text NOT NULL,
            PRIMARY KEY (item_id, next_review, stage));
        """);
}
