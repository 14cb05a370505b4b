using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>Reads what is typed and not yet in a version.</summary>
public sealed class WorkingCopies(Database database, DefinitionStore definitions)
{
    private const string Heads =
        """
        SELECT w.item_id AS ItemId, w.user_id AS UserId, w.user_name AS UserName, w.content_type AS ContentType, w.parent_id AS ParentId, w.title AS Title,
               CASE WHEN i.item_id IS NULL THEN 1 ELSE 0 END AS IsNewPage, CASE WHEN i.deleted_utc IS NULL THEN 0 ELSE 1 END AS IsTrashed,
               w.sitting_utc AS SittingUtc, w.saved_utc AS SavedUtc, w.held_because AS HeldBecause
        FROM working_copies w LEFT JOIN content_items i ON i.item_id = w.item_id
        WHERE w.data IS NOT NULL
        """;

    /// <summary>A person's own words on a page, as typed; null when nothing waits.</summary>
    public async Task<WorkingCopy?> FindAsync(string itemId, string userId)
    {
        await using var connection = await database.OpenAsync();
        var row = await connection.QuerySingleOrDefaultAsync<CopyRow>($"{CopyRow.Select} WHERE item_id = @itemId AND user_id = @userId AND data IS NOT NULL", new { itemId, userId });
        var head = row is null ? null : await connection.QuerySingleOrDefaultAsync<HeadRow>($"{Heads} AND w.item_id = @itemId AND w.user_id = @userId", new { itemId, userId });
        return row is null || head is null ? null : new WorkingCopy(head.ToHead(), row.BaseVersion, ContentJson.Parse(row.Data!), row.Revision);
    }

    /// <summary>Everything a person has typed that is in no version, newest first; pages that were never saved are among them.</summary>
    public Task<IReadOnlyList<CopyHead>> OfUserAsync(string userId) => HeadsAsync("w.user_id = @userId", new { userId });

    /// <summary>Who else has unsaved words on a page, newest first.</summary>
    public Task<IReadOnlyList<CopyHead>> OthersAsync(string itemId, string userId) => HeadsAsync("w.item_id = @itemId AND w.user_id <> @userId", new { itemId, userId });

    /// <summary>The same for many pages at once, everybody's: for lists.</summary>
    public async Task<ILookup<string, CopyHead>> OfItemsAsync(IReadOnlyCollection<string> itemIds)
    {
        await using var connection = await database.OpenAsync();
        var rows = itemIds.Count == 0 ? [] : await connection.QueryAsync<HeadRow>($"{Heads} AND {ContentStore.In(connection, "w.item_id", "ids")}", new { ids = ContentStore.Ids(itemIds) });
        return rows.Select(row => row.ToHead()).ToLookup(head => head.ItemId, StringComparer.Ordinal);
    }

    /// <summary>
    /// What the editor shows to a person who has a working copy: the words joined with what others saved meanwhile, or as they are where both changed the
    /// same; then <see cref="OpenedCopy.Joined"/> holds the conflicts. Null when nothing waits.
    /// </summary>
    public async Task<OpenedCopy?> OpenAsync(string itemId, string userId)
    {
        if (await FindAsync(itemId, userId) is not { } copy)
            return null;
        await using var connection = await database.OpenAsync();
        var reads = new Reads(connection, null);
        if (await CopyRow.FindAsync(reads, itemId, userId) is not { Content: { } content } row)
            return null;
        var asKept = new OpenedCopy(copy, content, row.BaseVersion, ContinuesCopy: true, null);
        var origin = await TextBase.OfCopyAsync(reads, definitions.Schema, row);
        if (await LatestAsync(reads, itemId) is not { } latest || !origin.IsBehind(latest))
            return asKept;
        var joined = await origin.JoinAsync(reads, definitions.Schema, row.ContentType, itemId, latest, content);
        return joined.Conflicts.Count > 0 ? asKept with { Joined = joined } : new OpenedCopy(copy, joined.Content, latest, ContinuesCopy: false, joined);
    }

    /// <summary>
    /// The text that a window's form was laid over: what the form does not send stays as it is there. Null for a page that was never saved or typed on.
    /// </summary>
    public async Task<JsonObject?> GroundAsync(string itemId, string userId, EditorWindow window, string? baseVersion)
    {
        await using var connection = await database.OpenAsync();
        var reads = new Reads(connection, null);
        var row = await CopyRow.FindAsync(reads, itemId, userId);
        if (row?.IsOf(window) == true)
            return row.Content ?? (row.BaseVersion is null ? null : (await TextBase.OfCopyAsync(reads, definitions.Schema, row)).Content);
        var shown = baseVersion is null ? null : (await TextBase.FindAsync(reads, definitions.Schema, row?.ContentType ?? "", itemId, row, window, baseVersion)).Content;
        if (row?.Content is not { } content || window.Id.Length == 0 || window.Seen != row.Revision)
            return shown;
        // The form showed the copy, joined with the version it names.
        var origin = await TextBase.OfCopyAsync(reads, definitions.Schema, row);
        return shown is null ? content : TextJoin.Join(definitions.Schema, row.ContentType, origin.Content, content, shown).Content;
    }

    // An item in the trash has nothing to join with.
    private static Task<string?> LatestAsync(Reads reads, string itemId) =>
        reads.ValueAsync<string?>("SELECT latest_version FROM content_items WHERE item_id = @itemId AND deleted_utc IS NULL", new { itemId });

    private async Task<IReadOnlyList<CopyHead>> HeadsAsync(string where, object parameters)
    {
        await using var connection = await database.OpenAsync();
        return [.. (await connection.QueryAsync<HeadRow>($"{Heads} AND {where} ORDER BY w.saved_utc DESC, w.item_id", parameters)).Select(row => row.ToHead())];
    }

    private sealed class HeadRow
    {
        public required string ItemId { get; init; }
        public required string UserId { get; init; }
        public required string UserName { get; init; }
        public required string ContentType { get; init; }
        public string? ParentId { get; init; }
        public string? Title { get; init; }
        public int IsNewPage { get; init; }
        public int IsTrashed { get; init; }
        public required string SittingUtc { get; init; }
        public required string SavedUtc { get; init; }
        public string? HeldBecause { get; init; }

        public CopyHead ToHead() => new(ItemId, UserId, UserName, ContentType, ParentId, Title, IsNewPage != 0, IsTrashed != 0, UtcText.Parse(SittingUtc)!.Value, UtcText.Parse(SavedUtc)!.Value, HeldBecause);
    }
}

/// <summary>A person's words as the editor shows them.</summary>
/// <param name="BaseVersion">The version that the shown text counts from.</param>
/// <param name="ContinuesCopy">The text is the copy as it was kept, so the window goes on with it (<see cref="EditorWindow.ContinuesCopy"/>).</param>
/// <param name="Joined">Set when others saved meanwhile; with conflicts, the shown text is the person's own and not joined.</param>
public sealed record OpenedCopy(WorkingCopy Copy, JsonObject Content, string? BaseVersion, bool ContinuesCopy, Joined? Joined);
