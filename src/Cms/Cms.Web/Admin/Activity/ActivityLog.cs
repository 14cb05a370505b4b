using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Cms.Web.Security;
using Dapper;
using NodaTime;

namespace Cms.Web.Admin.Activity;

/// <summary>
/// Reads the audit, newest first. A person sees what was done to pages they may see; what was done to the site itself (people, recipes) only who owns it.
/// </summary>
public sealed class ActivityLog(Database database, DefinitionStore definitions, SiteClock clock, Enabled<ActivityKind> kinds)
{
    public const int PageSize = 50;

    private const string From =
        """
        FROM audit a LEFT JOIN content_items i ON i.item_id = a.item_id
        LEFT JOIN content_versions newest ON newest.version_id = i.latest_version
        LEFT JOIN content_versions v ON v.version_id = a.version_id
        """;

    private const string Columns =
        """
        a.audit_id AS AuditId, a.at_utc AS AtText, a.actor AS Actor, a.action AS Action, a.item_id AS ItemId, newest.display_text AS Title, i.path AS Path,
        CASE WHEN i.deleted_utc IS NULL THEN 0 ELSE 1 END AS IsDeleted, a.detail AS Detail, v.reason AS Reason, v.number AS Number, COALESCE(v.is_minor, 0) AS IsMinor
        """;

    public IReadOnlyList<ActivityKind> Kinds => [.. kinds];

    public ActivityKind KindOf(string action) => kinds.FirstOrDefault(kind => kind.Action == action) ?? ActivityKind.Unknown(action);

    /// <summary>One page, and whether there is another one after it.</summary>
    public async Task<(IReadOnlyList<ActivityLine> Lines, bool HasMore)> ReadAsync(ActivityFilter filter, Actor reader)
    {
        var (where, parameters) = Conditions(filter, reader, await clock.ZoneAsync());
        parameters.Add("take", PageSize + 1);
        parameters.Add("skip", (filter.Page - 1) * PageSize);
        await using var connection = await database.OpenAsync();
        var lines = (await connection.QueryAsync<ActivityLine>($"SELECT {Columns} {From} WHERE {where} ORDER BY a.at_utc DESC, a.audit_id DESC LIMIT @take OFFSET @skip", parameters)).AsList();
        return ([.. lines.Take(PageSize)], lines.Count > PageSize);
    }

    /// <summary>The newest acts that are news, for Home.</summary>
    public async Task<IReadOnlyList<ActivityLine>> LatestAsync(Actor reader, int take)
    {
        var (where, parameters) = Conditions(new ActivityFilter(), reader, await clock.ZoneAsync());
        parameters.Add("take", take);
        var quiet = kinds.Where(kind => kind.IsQuiet).Select(kind => kind.Action).ToArray();
        parameters.Add("quiet", quiet);
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<ActivityLine>(
            $"SELECT {Columns} {From} WHERE {where} AND (NOT {In("a.action", "quiet")} OR (a.action = 'save' AND v.number = 1)) ORDER BY a.at_utc DESC, a.audit_id DESC LIMIT @take", parameters)).AsList();
    }

    /// <summary>Everything that fits, in pieces, so that a long export neither fills the memory nor holds a connection.</summary>
    public async IAsyncEnumerable<ActivityLine> AllAsync(ActivityFilter filter, Actor reader)
    {
        const int Piece = 1000;
        var (where, parameters) = Conditions(filter, reader, await clock.ZoneAsync());
        parameters.Add("take", Piece);
        ActivityLine? last = null;
        while (true)
        {
            parameters.Add("lastAt", last?.AtText);
            parameters.Add("lastId", last?.AuditId);
            List<ActivityLine> lines;
            await using (var connection = await database.OpenAsync())
            {
                var after = last is null ? "" : " AND (a.at_utc < @lastAt OR (a.at_utc = @lastAt AND a.audit_id < @lastId))";
                lines = (await connection.QueryAsync<ActivityLine>($"SELECT {Columns} {From} WHERE {where}{after} ORDER BY a.at_utc DESC, a.audit_id DESC LIMIT @take", parameters)).AsList();
            }
            foreach (var line in lines)
                yield return line;
            if (lines.Count < Piece)
                yield break;
            last = lines[^1];
        }
    }

    /// <summary>Who stands in the audit.</summary>
    public async Task<IReadOnlyList<string>> PeopleAsync()
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<string>("SELECT DISTINCT actor FROM audit ORDER BY actor LIMIT 500")).AsList();
    }

    private (string Where, DynamicParameters Parameters) Conditions(ActivityFilter filter, Actor reader, SiteZone zone)
    {
        var parameters = new DynamicParameters();
        var where = new List<string> { Seen(reader, parameters) };
        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            where.Add(condition);
            parameters.Add(name, value);
        }
        Add("a.actor = @person", "person", filter.Person);
        Add("a.action = @action", "action", filter.Action);
        Add("a.item_id = @item", "item", filter.Item);
        Add("lower(newest.display_text) LIKE @title ESCAPE '!'", "title", filter.Title is { } title ? $"%{title.ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%" : null);
        Add("a.at_utc >= @from", "from", filter.From is { } from ? Begin(from, zone) : null);
        Add("a.at_utc < @until", "until", filter.To is { } to ? Begin(to.AddDays(1), zone) : null);
        if (filter.Action is null && filter.Item is null)
            Add($"NOT {In("a.action", "unspoken")}", "unspoken", kinds.Where(kind => kind.IsUnspoken).Select(kind => kind.Action).ToArray());
        return (string.Join(" AND ", where), parameters);
    }

    // A day at the site begins at its own midnight, or where clocks land when there is none.
    private static string Begin(DateOnly day, SiteZone zone) => UtcText.Format(LocalDate.FromDateOnly(day).AtStartOfDayInZone(zone.Zone).ToDateTimeUtc());

    private string Seen(Actor reader, DynamicParameters parameters)
    {
        // What happened to pages of a type that is switched off is kept, and seen again when it is on.
        if (reader.Has(Permissions.SiteOwner))
        {
            parameters.Add("off", definitions.Off.ToArray());
            return $"(i.content_type IS NULL OR NOT {In("i.content_type", "off")})";
        }
        bool May(string type, bool own) => Permissions.Allows(reader.Granted, Permissions.View, type, own);
        var types = definitions.Schema.Definitions.Types.Keys.ToList();
        parameters.Add("seenTypes", types.Where(type => May(type, own: false)).ToArray());
        parameters.Add("ownTypes", types.Where(type => May(type, own: true)).ToArray());
        parameters.Add("seer", reader.UserId);
        return $"({In("i.content_type", "seenTypes")} OR ({In("i.content_type", "ownTypes")} AND i.owner = @seer))";
    }

    private string In(string column, string name) => database.Engine is DatabaseEngine.PostgreSql ? $"{column} = ANY(@{name})" : $"{column} IN @{name}";
}
