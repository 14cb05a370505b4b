namespace Cms.Search.Indexing;

/// <summary>
/// The index's tables. <c>pages</c> holds the rows; <c>words</c> finds them by word stems, <c>spelled</c> by words as written. Both keep no text of their own,
/// and triggers keep them in step. <c>vocabulary</c> lists every word as written, to complete and to correct what a visitor typed.
/// </summary>
internal static class SearchTables
{
    /// <summary>The weights of title, aliases, headings, summary and body.</summary>
    public const string Rank = "bm25(words, 10.0, 8.0, 4.0, 3.0, 1.0)";

    public const string Remove =
        """
        DROP TABLE IF EXISTS vocabulary;
        DROP TABLE IF EXISTS words;
        DROP TABLE IF EXISTS spelled;
        DROP TABLE IF EXISTS pages;
        """;

    public const string Create =
        """
        CREATE TABLE pages (
            page_id integer PRIMARY KEY,
            item_id text NOT NULL UNIQUE,
            culture text NOT NULL,
            content_type text NOT NULL,
            title_key text NOT NULL,
            alias_keys text NOT NULL,
            url text NOT NULL,
            parents text NOT NULL,
            title text NOT NULL,
            aliases text NOT NULL,
            headings text NOT NULL,
            summary text NOT NULL,
            body text NOT NULL);

        CREATE VIRTUAL TABLE words USING fts5(title, aliases, headings, summary, body,
            content = 'pages', content_rowid = 'page_id', prefix = '2 3', tokenize = 'porter unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE spelled USING fts5(title, aliases, headings, summary, body,
            content = 'pages', content_rowid = 'page_id', detail = none, tokenize = 'unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab(spelled, row);

        CREATE TRIGGER pages_put AFTER INSERT ON pages BEGIN
            INSERT INTO words (rowid, title, aliases, headings, summary, body) VALUES (new.page_id, new.title, new.aliases, new.headings, new.summary, new.body);
            INSERT INTO spelled (rowid, title, aliases, headings, summary, body) VALUES (new.page_id, new.title, new.aliases, new.headings, new.summary, new.body);
        END;
        CREATE TRIGGER pages_removed AFTER DELETE ON pages BEGIN
            INSERT INTO words (words, rowid, title, aliases, headings, summary, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.headings, old.summary, old.body);
            INSERT INTO spelled (spelled, rowid, title, aliases, headings, summary, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.headings, old.summary, old.body);
        END;
        CREATE TRIGGER pages_changed AFTER UPDATE OF title, aliases, headings, summary, body ON pages BEGIN
            INSERT INTO words (words, rowid, title, aliases, headings, summary, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.headings, old.summary, old.body);
            INSERT INTO spelled (spelled, rowid, title, aliases, headings, summary, body) VALUES ('delete', old.page_id, old.title, old.aliases, old.headings, old.summary, old.body);
            INSERT INTO words (rowid, title, aliases, headings, summary, body) VALUES (new.page_id, new.title, new.aliases, new.headings, new.summary, new.body);
            INSERT INTO spelled (rowid, title, aliases, headings, summary, body) VALUES (new.page_id, new.title, new.aliases, new.headings, new.summary, new.body);
        END;
        """;

    /// <summary>A row that comes out as it was is not touched.</summary>
    public const string Put =
        """
        INSERT INTO pages (item_id, culture, content_type, title_key, alias_keys, url, parents, title, aliases, headings, summary, body)
        VALUES (@ItemId, @Culture, @ContentType, @TitleKey, @AliasKeys, @Url, @Parents, @Title, @Aliases, @Headings, @Summary, @Body)
        ON CONFLICT (item_id) DO UPDATE SET
            culture = excluded.culture, content_type = excluded.content_type, title_key = excluded.title_key, alias_keys = excluded.alias_keys, url = excluded.url,
            parents = excluded.parents, title = excluded.title, aliases = excluded.aliases, headings = excluded.headings, summary = excluded.summary, body = excluded.body
        WHERE (pages.culture, pages.content_type, pages.url, pages.parents, pages.title, pages.aliases, pages.headings, pages.summary, pages.body)
            IS NOT (excluded.culture, excluded.content_type, excluded.url, excluded.parents, excluded.title, excluded.aliases, excluded.headings, excluded.summary, excluded.body)
        """;
}
