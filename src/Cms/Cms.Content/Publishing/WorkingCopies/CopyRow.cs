using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>A person's row for a page as a write action sees it.</summary>
internal sealed class CopyRow
{
    private const string Columns =
        """
        item_id AS ItemId, user_id AS UserId, user_name AS UserName, content_type AS ContentType, culture AS Culture, parent_id AS ParentId, base_version AS BaseVersion,
        base_data AS BaseData, prior_version AS PriorVersion, prior_data AS PriorData, data AS Data, title AS Title, sitting_utc AS SittingUtc, saved_utc AS SavedUtc, window_id AS WindowId, window_closed AS WindowClosed, revision AS Revision
        """;

    public const string Select = $"SELECT {Columns} FROM working_copies";

    public required string ItemId { get; init; }
    public required string UserId { get; init; }
    public required string UserName { get; init; }
    public required string ContentType { get; init; }
    public required string Culture { get; init; }
    public string? ParentId { get; init; }
    public string? BaseVersion { get; init; }
    public string? BaseData { get; init; }
    public string? Data { get; init; }

    /// <summary>Where the words counted from until the site made a version of them: a window that was opened on them before that still shows them joined with another one.</summary>
    public string? PriorVersion { get; init; }
    public string? PriorData { get; init; }
    public string? Title { get; init; }
    public required string SittingUtc { get; init; }
    public required string SavedUtc { get; init; }
    public required string WindowId { get; init; }
    public int WindowClosed { get; init; }
    public long Revision { get; init; }

    /// <summary>Write actions lock the page's own row first (<see cref="StoredItem"/>), then this one.</summary>
    public static Task<CopyRow?> FindAsync(Reads reads, string itemId, string userId) => reads.OneAsync<CopyRow>(
        $"{Select} WHERE item_id = @itemId AND user_id = @userId {reads.Lock}", new { itemId, userId });

    /// <summary>What the window sent last was put here, or a form shows this copy and goes on with it: both count from where the row does.</summary>
    public bool IsOf(EditorWindow window) =>
        WindowClosed == 0 && (window.Id.Length > 0 && window.Id == WindowId || window.ContinuesCopy && window.Seen == Revision);

    /// <summary>Whether a window knows these words: it sent them, or its form was filled with them.</summary>
    public bool IsSeenBy(EditorWindow window) => IsOf(window) || window.Seen == Revision;

    /// <summary>The row's revision after a window wrote: higher with every window, so that one that was opened before does not take the row for what it was shown.</summary>
    public static long Next(CopyRow? row, EditorWindow window) => Math.Max(row is null ? 0 : row.WindowId == window.Id ? row.Revision : row.Revision + 1, window.Revision);

    public JsonObject? Content => Data is null ? null : ContentJson.ParseObject(Data);

    public Task PutAsync(WriteSession session) => session.ExecuteAsync(
        """
        INSERT INTO working_copies (item_id, user_id, user_name, content_type, culture, parent_id, base_version, base_data, prior_version, prior_data, data, title, sitting_utc, saved_utc, window_id, window_closed, revision, held_because)
        VALUES (@ItemId, @UserId, @UserName, @ContentType, @Culture, @ParentId, @BaseVersion, @BaseData, @PriorVersion, @PriorData, @Data, @Title, @SittingUtc, @SavedUtc, @WindowId, @WindowClosed, @Revision, NULL)
        ON CONFLICT (item_id, user_id) DO UPDATE SET user_name = excluded.user_name, content_type = excluded.content_type, culture = excluded.culture, parent_id = excluded.parent_id,
            base_version = excluded.base_version, base_data = excluded.base_data, prior_version = excluded.prior_version, prior_data = excluded.prior_data, data = excluded.data, title = excluded.title, sitting_utc = excluded.sitting_utc,
            saved_utc = excluded.saved_utc, window_id = excluded.window_id, window_closed = excluded.window_closed, revision = excluded.revision, held_because = NULL
        """, this);
}
