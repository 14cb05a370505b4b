using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;
using Cms.Web.Finding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Admin.Find;

/// <summary>
/// Finds anything at the desk, drafts included: pages by title, other names, address, who wrote them and words in their text, and people by what they wrote.
/// A page that is called exactly what was typed, or stands at the address typed, comes first; then those whose names begin so, the shortest first. When nothing has the words, the nearest spelling is asked.
/// </summary>
public sealed class DeskFinder(DeskIndex index, DefinitionStore definitions, ContentStore store, PageStates states, PageActions actions)
{
    private const int MostPeople = 3;

    public async Task<DeskResults> FindAsync(string? typed, Actor reader, int take)
    {
        var text = Address(typed ?? "") ?? typed ?? "";
        var words = QueryWords.Parse(text);
        if (words.Text.Length == 0)
            return DeskResults.Nothing("");
        using var connection = index.OpenRead();
        // One snapshot: counts and hits belong together, whatever is written meanwhile.
        using var transaction = connection.BeginTransaction(deferred: true);
        var people = People(connection, words.Text, reader);
        var found = Ask(connection, words, reader, take);
        string? corrected = null;
        if (found.Total == 0 && people.Count == 0 && !words.IsEmpty && Vocabulary.Correct(connection, words) is { } better)
        {
            (found, corrected) = (Ask(connection, better, reader, take), better.Text);
            words = better;
        }
        if (found.Total == 0 && people.Count == 0)
            return DeskResults.Nothing(QueryWords.Parse(typed).Text);
        return new DeskResults(QueryWords.Parse(typed).Text, corrected, found.Total, await CompleteAsync(found.Rows, words, reader), people,
            people.Any(person => TextKey.Of(person.Name) == words.Keys[0]));
    }

    /// <summary>The path of an address as it is copied from a browser; null for anything else.</summary>
    private static string? Address(string typed) =>
        Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? Uri.UnescapeDataString(uri.AbsolutePath) : null;

    private (int Total, List<Row> Rows) Ask(SqliteConnection connection, QueryWords words, Actor reader, int take)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("path", words.Text.StartsWith('/') ? words.Text.Trim('/') : null);
        parameters.Add("take", take);
        if (words.IsEmpty)
        {
            var home = connection.Query<Row>($"SELECT p.page_id AS PageId, {DeskRow.Columns} FROM pages p WHERE p.path = @path AND {visible} LIMIT @take", parameters).AsList();
            return (home.Count, home);
        }
        parameters.Add("match", words.Match(all: true, Vocabulary.Complete(connection, words.Words[^1])));
        parameters.Add("whole", words.Keys[0]);
        parameters.Add("telling", words.Keys[1]);
        parameters.Add("wholeAlias", $"\n{words.Keys[0]}\n");
        parameters.Add("tellingAlias", $"\n{words.Keys[1]}\n");
        var total = connection.ExecuteScalar<int>($"SELECT count(*) FROM words JOIN pages p ON p.page_id = words.rowid WHERE words MATCH @match AND {visible}", parameters);
        var rows = connection.Query<Row>(
            $"""
            SELECT p.page_id AS PageId, {DeskRow.Columns},
                   CASE WHEN p.title_key IN (@whole, @telling) OR p.path = @path THEN 0
                        WHEN instr(p.alias_keys, @wholeAlias) > 0 OR instr(p.alias_keys, @tellingAlias) > 0 THEN 1
                        WHEN substr(p.title_key, 1, length(@whole)) = @whole THEN 2 ELSE 3 END AS Tier
            FROM words JOIN pages p ON p.page_id = words.rowid
            WHERE words MATCH @match AND {visible} ORDER BY Tier, CASE Tier WHEN 2 THEN length(p.title_key) END, {DeskTables.Rank}, p.title_key, p.item_id LIMIT @take
            """, parameters).AsList();
        Mark(connection, rows, parameters);
        return (total, rows);
    }

    private static void Mark(SqliteConnection connection, List<Row> rows, DynamicParameters parameters)
    {
        parameters.Add("pageIds", rows.Select(row => row.PageId));
        var marks = connection.Query<(long PageId, string Title, string Aliases, string Address, string People)>(
            """
            SELECT rowid, highlight(words, 0, char(2), char(3)), highlight(words, 1, char(2), char(3)), highlight(words, 2, char(2), char(3)), highlight(words, 3, char(2), char(3))
            FROM words WHERE words MATCH @match AND rowid IN @pageIds
            """, parameters).ToDictionary(mark => mark.PageId);
        foreach (var row in rows)
            row.Take(marks[row.PageId].Title, marks[row.PageId].Aliases, MarkedText.Read(marks[row.PageId].Address).HasMarks || MarkedText.Read(marks[row.PageId].People).HasMarks);
    }

    private IReadOnlyList<PersonHit> People(SqliteConnection connection, string text, Actor reader)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        // All who ever wrote are few: their names come from an index alone, and only those that fit are counted.
        parameters.Add("names", connection.Query<string>("SELECT DISTINCT author FROM pages WHERE author IS NOT NULL").Where(name => IsBegun(name, text)));
        return connection.Query<(string, int)>($"SELECT p.author, count(*) FROM pages p WHERE p.author IN @names AND {visible} GROUP BY p.author ORDER BY count(*) DESC LIMIT {MostPeople}", parameters)
            .Select(row => new PersonHit(row.Item1, row.Item2)).ToList();
    }

    /// <summary>Whether a name, or one of its words, begins with what was typed.</summary>
    private static bool IsBegun(string name, string text) =>
        name.StartsWith(text, StringComparison.OrdinalIgnoreCase) || name.Contains($" {text}", StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<DeskHit>> CompleteAsync(List<Row> rows, QueryWords words, Actor reader)
    {
        var inText = rows.Where(row => row.IsInText).Select(row => row.ItemId).ToList();
        var items = (await store.LatestAsync(inText)).ToDictionary(item => item.ContentItemId);
        var shown = await states.OfAsync([.. rows.Select(row => row.ItemId)], reader);
        var todo = await actions.OfAsync([.. rows.Where(row => shown.ContainsKey(row.ItemId)).Select(row => ((DeskRow)row, shown[row.ItemId]))], reader);
        return [.. rows.Where(row => shown.ContainsKey(row.ItemId)).Select(row => new DeskHit(row, row.MarkedTitle ?? new MarkedText([(row.Name, false)]), row.Alias(words.Keys),
            items.TryGetValue(row.ItemId, out var item) ? TextPlace.Find(item, definitions.Schema, words.Words) : null)
        {
            State = shown[row.ItemId],
            Action = todo.GetValueOrDefault(row.ItemId),
        })];
    }

    private sealed class Row : DeskRow
    {
        private string aliases = "";

        public long PageId { get; init; }
        public int Tier { get; init; }
        public MarkedText? MarkedTitle { get; private set; }
        public bool IsInText { get; private set; }

        public void Take(string title, string otherNames, bool isElsewhere)
        {
            aliases = otherNames;
            MarkedTitle = Title.Length > 0 ? MarkedText.Read(title) : null;
            IsInText = !isElsewhere && MarkedTitle?.HasMarks != true && !MarkedText.Read(otherNames).HasMarks;
        }

        public string? Alias(IReadOnlyList<string> keys)
        {
            var marked = aliases.Split('\n').Select(MarkedText.Read).Where(alias => alias.HasMarks).Select(alias => alias.ToString()).ToList();
            return marked.FirstOrDefault(name => keys.Contains(TextKey.Of(name))) ?? (MarkedTitle?.HasMarks == true ? null : marked.FirstOrDefault());
        }
    }
}
