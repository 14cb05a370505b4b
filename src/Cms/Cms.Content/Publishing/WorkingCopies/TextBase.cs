using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>
/// What a typed text counts from: a version (null: the page was never saved), or the text that became that version where the version has more in it,
/// because changes of others were joined or an address was given while the window stayed open (<paramref name="IsApart"/>).
/// </summary>
internal sealed record TextBase(string? Version, JsonObject Content, bool IsApart)
{
    public static async Task<TextBase> OfVersionAsync(Reads reads, ContentSchema schema, string contentType, string itemId, string? version) =>
        new(version, version is null ? schema.Defaults(contentType) : await DataAsync(reads, itemId, version) ?? throw new NotFoundException("The version you started from"), IsApart: false);

    public static Task<TextBase> OfCopyAsync(Reads reads, ContentSchema schema, CopyRow row) => OfAsync(reads, schema, row, row.BaseVersion, row.BaseData);

    /// <summary>Where the text that a window sends counts from.</summary>
    public static async Task<TextBase> FindAsync(Reads reads, ContentSchema schema, string contentType, string itemId, CopyRow? row, EditorWindow window, string? version)
    {
        if (row?.IsOf(window) == true)
            return await OfCopyAsync(reads, schema, row);
        var shown = await OfVersionAsync(reads, schema, contentType, itemId, version);
        if (row is not { Data: null, WindowClosed: 0, BaseVersion: not null } || row.PriorVersion is null && row.PriorData is null || window.Seen != row.Revision)
            return shown;
        // The form was filled with waiting words, joined with the version it names; since then the site has made a version of the words.
        var (prior, words) = (await OfAsync(reads, schema, row, row.PriorVersion, row.PriorData), await OfCopyAsync(reads, schema, row));
        return new TextBase(row.BaseVersion, TextJoin.Join(schema, contentType, prior.Content, words.Content, shown.Content).Content, IsApart: true);
    }

    private static async Task<TextBase> OfAsync(Reads reads, ContentSchema schema, CopyRow row, string? version, string? apart) => apart is not null
        ? new TextBase(version, ContentJson.ParseObject(apart), IsApart: true)
        : await OfVersionAsync(reads, schema, row.ContentType, row.ItemId, version);

    /// <summary>Whether the newest version holds something that this text has not seen.</summary>
    public bool IsBehind(string? latest) => IsApart || Version != latest;

    /// <summary>The typed text joined with the newest version.</summary>
    public async Task<Joined> JoinAsync(Reads reads, ContentSchema schema, string contentType, string itemId, string latest, JsonObject mine) =>
        TextJoin.Join(schema, contentType, Content, mine, await DataAsync(reads, itemId, latest) ?? []);

    // Read by itself: the versions of a page in the trash count here too.
    private static async Task<JsonObject?> DataAsync(Reads reads, string itemId, string version) =>
        await reads.ValueAsync<string?>("SELECT data FROM content_versions WHERE version_id = @version AND item_id = @itemId", new { version, itemId }) is { } data
            ? ContentJson.ParseObject(data) : null;
}
