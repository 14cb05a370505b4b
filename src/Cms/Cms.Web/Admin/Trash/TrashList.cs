using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Web.Admin.Trash;

/// <summary>An item in the trash: what it was, where it stood, who put it there and when.</summary>
public sealed class TrashLine
{
    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public string? Owner { get; init; }
    public string? Title { get; init; }
    public string? ParentTitle { get; init; }
    public required string DeletedText { get; init; }
    public string? DeletedBy { get; init; }

    public string Name => string.IsNullOrWhiteSpace(Title) ? "Untitled" : Title;
    public DateTime DeletedUtc => UtcText.Parse(DeletedText) ?? default;
}

/// <summary>Reads the trash, what was deleted last first.</summary>
public sealed class TrashList(Database database, DefinitionStore definitions)
{
    public const int PageSize = 50;

    /// <summary>One page (from 1) of what the reader may see, and whether there is another after it.</summary>
    public async Task<(IReadOnlyList<TrashLine> Lines, bool HasMore)> ReadAsync(Actor reader, int page)
    {
        bool May(string type, bool own) => Permissions.Allows(reader.Granted, Permissions.View, type, own);
        var types = definitions.Schema.Definitions.Types.Keys.ToList();
        var all = May("", own: false);
        await using var connection = await database.OpenAsync();
        string In(string column, string name) => database.Engine is DatabaseEngine.PostgreSql ? $"{column} = ANY(@{name})" : $"{column} IN @{name}";
        var lines = (await connection.QueryAsync<TrashLine>(
            $"""
            SELECT i.item_id AS ItemId, i.content_type AS ContentType, i.owner AS Owner, v.display_text AS Title, above.display_text AS ParentTitle, i.deleted_utc AS DeletedText,
                   (SELECT a.actor FROM audit a WHERE a.item_id = i.item_id AND a.action = 'delete' ORDER BY a.at_utc DESC LIMIT 1) AS DeletedBy
            FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version
            LEFT JOIN content_items parent ON parent.item_id = i.parent_id LEFT JOIN content_versions above ON above.version_id = parent.latest_version
            WHERE i.deleted_utc IS NOT NULL AND ({(all ? $"NOT {In("i.content_type", "off")}" : $"{In("i.content_type", "seen")} OR ({In("i.content_type", "own")} AND i.owner = @UserId)")})
            ORDER BY i.deleted_utc DESC, i.item_id LIMIT @take OFFSET @skip
            """,
            new
            {
                off = definitions.Off.ToArray(),
                seen = types.Where(type => May(type, own: false)).ToArray(),
                own = types.Where(type => May(type, own: true)).ToArray(),
                reader.UserId,
                take = PageSize + 1,
                skip = (page - 1) * PageSize,
            })).AsList();
        return ([.. lines.Take(PageSize)], lines.Count > PageSize);
    }
}
