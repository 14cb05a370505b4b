using System.Globalization;
using System.Text.Json;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Finding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Admin.List;

/// <summary>A filter as SQL over the desk's index. What was typed reaches it as parameters alone.</summary>
public sealed class ListConditions
{
    private readonly List<string> where = [];

    private ListConditions()
    {
    }

    public DynamicParameters Parameters { get; } = new();

    /// <summary>The rows are ranked by how well words fit.</summary>
    public bool HasWords { get; private set; }

    public string From => HasWords ? "pages p JOIN words ON words.rowid = p.page_id" : "pages p";

    public string Where => string.Join(" AND ", where);

    /// <param name="today">At the site, for what is overdue.</param>
    public static async Task<ListConditions> OfAsync(ListFilter filter, Actor reader, DefinitionStore definitions, SqliteConnection connection, DateOnly today, IEnumerable<IListState> states)
    {
        var made = new ListConditions();
        made.where.Add(Visible.To(reader, definitions, made.Parameters));
        made.Add("p.content_type = @type", "type", filter.Type);
        made.Add("p.author = @author", "author", filter.Owner);
        made.Add("p.section_id = @section", "section", filter.Section);
        made.Add("p.parent_id = @parent", "parent", filter.Parent);
        made.Add(filter.See switch
        {
            "live" => "p.is_live = 1",
            "not-live" => "p.is_live = 0 AND p.is_archived = 0",
            "archived" => "p.is_archived = 1",
            // What is kept for the record has a place of its own; who looks for words looks there too.
            null => filter.Text is null ? "p.is_archived = 0" : "1 = 1",
            _ => "1 = 0",
        });
        if (filter.Facts)
            made.Add("p.facts > 0");
        made.Review(filter.Review, today);
        await made.NextAsync(filter.Next, reader, [.. states]);
        made.Words(filter.Text, connection);
        return made;
    }

    private void Add(string condition) => where.Add(condition);

    private void Add(string condition, string name, object? value)
    {
        if (value is null)
            return;
        where.Add(condition);
        Parameters.Add(name, value);
    }

    private void Review(string? review, DateOnly today)
    {
        if (review is null)
            return;
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Add(review switch { "overdue" => "p.review_by < @from", "30" or "90" => "p.review_by >= @from AND p.review_by <= @until", "none" => "p.review_by IS NULL", _ => "1 = 0" });
        Parameters.Add("from", Day(0));
        Parameters.Add("until", Day(review == "90" ? 90 : 30));
    }

    private async Task NextAsync(string? next, Actor reader, IReadOnlyList<IListState> states)
    {
        if (next is null)
            return;
        if (states.FirstOrDefault(state => state.Name == next) is { } state)
        {
            Add("p.item_id IN (SELECT value FROM json_each(@stateItems))", "stateItems", JsonSerializer.Serialize(await state.ItemsAsync(reader)));
            return;
        }
        Add(next switch
        {
            "none" => "p.has_draft = 0 AND p.goes_live IS NULL AND p.goes_offline IS NULL AND p.has_failed = 0",
            "draft" => "p.has_draft = 1",
            "planned" => "(p.goes_live IS NOT NULL OR p.goes_offline IS NOT NULL)",
            "live" => "p.goes_live IS NOT NULL",
            "offline" => "p.goes_offline IS NOT NULL",
            "failed" => "p.has_failed = 1",
            _ => "1 = 0",
        });
        if (next != "none")
            return;
        var pressing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in states)
            pressing.UnionWith(await one.ItemsAsync(reader));
        if (pressing.Count > 0)
            Add("p.item_id NOT IN (SELECT value FROM json_each(@stateItems))", "stateItems", JsonSerializer.Serialize(pressing));
    }

    private void Words(string? text, SqliteConnection connection)
    {
        var words = QueryWords.Parse(text);
        if (words.IsEmpty)
        {
            if (text is not null)
                Add("1 = 0");
            return;
        }
        HasWords = true;
        Add("words MATCH @match", "match", words.Match(all: true, Vocabulary.Complete(connection, words.Words[^1])));
    }
}
