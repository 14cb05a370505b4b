using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Dapper;

namespace Cms.Web.Admin.Tree;

/// <summary>A page that a new one may stand under; null as id is the top of the site.</summary>
public sealed record NewPlace(string? ItemId, string Words);

/// <summary>Where a new page may sit: first where pages of its kind sit already, then the other pages that have pages under them, and the top of the site.</summary>
public sealed class NewPlaces(DeskIndex index, DefinitionStore definitions)
{
    private const int Most = 200;
    private const string Top = "The top of the site";

    /// <summary>The page under which most pages of a kind stand, as far as this person sees it; null when most stand at the top, or there are none.</summary>
    public string? Usual(ContentTypeDefinition type, Actor actor)
    {
        var (parameters, visible) = Ask(type, actor);
        using var connection = index.OpenRead();
        return connection.QueryFirstOrDefault<string?>(
            $"SELECT k.parent_id FROM pages k LEFT JOIN pages p ON p.item_id = k.parent_id WHERE k.content_type = @type AND (k.parent_id IS NULL OR (p.has_page = 1 AND {visible})) GROUP BY k.parent_id ORDER BY count(*) DESC, k.parent_id LIMIT 1",
            parameters);
    }

    /// <param name="chosen">Is among them in any case.</param>
    public IReadOnlyList<NewPlace> Of(ContentTypeDefinition type, Actor actor, string? chosen)
    {
        var (parameters, visible) = Ask(type, actor);
        parameters.Add("chosen", chosen);
        using var connection = index.OpenRead();
        var rows = connection.Query<DeskRow>(
            $"""
            SELECT {DeskRow.Columns} FROM pages p
            WHERE p.has_page = 1 AND {visible} AND (p.item_id = @chosen OR EXISTS (SELECT 1 FROM pages k WHERE k.parent_id = p.item_id))
            ORDER BY (SELECT count(*) FROM pages k WHERE k.parent_id = p.item_id AND k.content_type = @type) DESC, p.title_key LIMIT {Most}
            """, parameters);
        return [.. rows.Select(row => new NewPlace(row.ItemId, row.Place.Length > 0 ? $"{row.Name} ({row.Place})" : row.Name)), new NewPlace(null, Top)];
    }

    private (DynamicParameters Parameters, string Visible) Ask(ContentTypeDefinition type, Actor actor)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(actor, definitions, parameters);
        parameters.Add("type", type.Name);
        return (parameters, visible);
    }
}
