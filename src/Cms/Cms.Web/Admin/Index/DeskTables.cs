namespace Cms.Web.Admin.Index;

/// <summary>
/// The tables of the desk's index. <c>pages</c> is narrow, one row an item, so that filters and counts read all of it in a few milliseconds; <c>texts</c> holds what
/// <c>words</c> (by stems) and <c>spelled</c> (as written) find; <c>facts</c> holds what somebody must still supply. Triggers keep the words in step.
/// </summary>
internal static class DeskTables
{
    /// <summary>The weights of title, other names, address, people and text.</summary>
    public const string Rank = "bm25(words, 10.0, 8.0, 4.0, 2.0, 1.0)";

    public const string Remove =
        """
        DROP TABLE IF EXISTS vocabulary;
        DROP TABLE IF EXISTS words;
        DROP TABLE IF EXISTS spelled;
        DROP TABLE IF EXISTS texts;
        DROP TABLE IF EXISTS facts;
        DROP TABLE IF EXISTS pages;
        """;

    public const string Create =
        """
        CREATE TABLE pages (
            page_id integer PRIMARY KEY,
            item_id text NOT NULL UNIQUE,
            content_type text NOT NULL,
            owner text NULL,
            author text NULL,
            parent_id text NULL,
            section_id text NOT NULL,
            parents text NOT NULL,
            title text NOT NULL,
            title_key text NOT NULL,
            alias_keys text NOT NULL,
            path text NULL,
            has_page integer NOT NULL,
            is_live integer NOT NULL,
            is_archived integer NOT NULL,
            has_draft integer NOT NULL,
            goes_live text NULL,
            goes_offline text NULL,
            has_failed integer NOT NULL,
            review_by text NULL,
            modified text NULL,
            facts integer NOT NULL);
        CREATE INDEX pages_title ON pages (title_key, item_id);
        CREATE INDEX pages_modified ON pages (modified, item_id);
        CREATE INDEX pages_author ON pages (author, modified);
        CREATE INDEX pages_owner ON pages (author COLLATE NOCASE, title_key, item_id);
        CREATE INDEX pages_section ON pages (section_id);
        CREATE INDEX pages_parent ON pages (parent_id);
        CREATE INDEX pages_type ON pages (content_type);

        CREATE TABLE facts (item_id text NOT NULL, position integer NOT NULL, kind text NOT NULL, words text NOT NULL, path text NOT NULL, PRIMARY KEY (item_id, position)) WITHOUT ROWID;

        CREATE TABLE texts (page_id integer PRIMARY KEY, title text NOT NULL, aliases text NOT NULL, address text NOT NULL, people text NOT NULL, body text NOT NULL);
        CREATE VIRTUAL TABLE words USING fts5(title, aliases, address, people, body,
            content = 'texts', content_rowid = 'page_id', prefix = '2 3', tokenize = 'porter unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE spelled USING fts5(title, aliases, address, people, body,
            content = 'texts', content_rowid = 'page_id', detail = none, tokenize = 'unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab(spelled, row);

        CREATE TRIGGER texts_put AFTER INSERT ON texts BEGIN
            INSERT INTO words (rowid, title, aliases, address, people, body) VALUES (new.page_id, new.title, new.aliases, new.address, new.people, new.body);
            INSERT INTO spelled (rowid, title, aliases, address, people, body) VALUES (new.page_id, new.title, new.aliases, new.address, new.people, new.body);
        END;
        CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
            INSERT INTO words (words, rowid, title, aliases, address, people, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.address, old.people, old.body);
            INSERT INTO spelled (spelled, rowid, title, aliases, address, people, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.address, old.people, old.body);
        END;
        CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
            INSERT INTO words (words, rowid, title, aliases, address, people, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.address, old.people, old.body);
            INSERT INTO spelled (spelled, rowid, title, aliases, address, people, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.address, old.people, old.body);
            INSERT INTO words (rowid, title, aliases, address, people, body) VALUES (new.page_id, new.title, new.aliases, new.address, new.people, new.body);
            INSERT INTO spelled (rowid, title, aliases, address, people, body) VALUES (new.page_id, new.title, new.aliases, new.address, new.people, new.body);
        END;
        """;

    public const string Put =
        """
        INSERT INTO pages (item_id, content_type, owner, author, parent_id, section_id, parents, title, title_key, alias_keys, path, has_page, is_live, is_archived, has_draft, goes_live, goes_offline, has_failed, review_by, modified, facts)
        VALUES (@ItemId, @ContentType, @Owner, @Author, @ParentId, @SectionId, @Parents, @Title, @TitleKey, @AliasKeys, @Path, @HasPage, @IsLive, @IsArchived, @HasDraft, @GoesLive, @GoesOffline, @HasFailed, @ReviewBy, @Modified, @FactCount)
        ON CONFLICT (item_id) DO UPDATE SET
            content_type = excluded.content_type, owner = excluded.owner, author = excluded.author, parent_id = excluded.parent_id, section_id = excluded.section_id, parents = excluded.parents,
            title = excluded.title, title_key = excluded.title_key, alias_keys = excluded.alias_keys, path = excluded.path, has_page = excluded.has_page, is_live = excluded.is_live, is_archived = excluded.is_archived,
            has_draft = excluded.has_draft, goes_live = excluded.goes_live, goes_offline = excluded.goes_offline, has_failed = excluded.has_failed, review_by = excluded.review_by, modified = excluded.modified, facts = excluded.facts
        RETURNING page_id
        """;

    /// <summary>Words that come out as they were are not touched.</summary>
    public const string PutText =
        """
        INSERT INTO texts (page_id, title, aliases, address, people, body) VALUES (@pageId, @Title, @Aliases, @Address, @People, @Body)
        ON CONFLICT (page_id) DO UPDATE SET title = excluded.title, aliases = excluded.aliases, address = excluded.address, people = excluded.people, body = excluded.body
        WHERE (texts.title, texts.aliases, texts.address, texts.people, texts.body) IS NOT (excluded.title, excluded.aliases, excluded.address, excluded.people, excluded.body)
        """;

    public const string PutFact = "INSERT INTO facts (item_id, position, kind, words, path) VALUES (@itemId, @position, @Kind, @Words, @Path)";
}
