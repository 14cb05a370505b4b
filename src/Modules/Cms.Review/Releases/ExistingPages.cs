using Cms.Content.Storage;
using Cms.Review.Texts;

namespace Cms.Review.Releases;

/// <summary>
/// Brings a site of the time before this rule under it: what was live or planned then counts as let out by the set-up, what said it was reviewed as signed,
/// and everything newer must keep the rule.
/// </summary>
internal static class ExistingPages
{
    public static SchemaUpgrade Note(int number) => new("Cms.Review", number, async session =>
    {
        var items = await session.QueryAsync<(string, string, string?)>(
            """
            SELECT i.item_id, i.latest_version, i.published_version FROM content_items i
            JOIN content_versions v ON v.version_id = COALESCE(i.published_version, i.latest_version) WHERE i.deleted_utc IS NULL AND v.data LIKE '%"ReviewPart"%'
            """);
        foreach (var (itemId, latest, live) in items)
            await NoteAsync(session, itemId, latest, live);
    });

    private static async Task NoteAsync(WriteSession session, string itemId, string latest, string? live)
    {
        var planned = await session.QueryAsync<string>("SELECT DISTINCT version_id FROM schedules WHERE item_id = @itemId AND kind = 'Publish' AND state = 'pending' AND version_id IS NOT NULL", new { itemId });
        foreach (var id in planned.Append(latest).Append(live).OfType<string>().Distinct())
        {
            if (await session.VersionAsync(id) is not { } version || string.IsNullOrEmpty(version.As<ReviewPart>()?.State.Text))
                continue;
            await ReviewedVersion.Of(version, null, id == live ? Actor.System : ReviewedVersion.KnownByName(version.Author), false).InsertAsync(session);
            var hash = ReviewedText.Hash(version);
            if (id == live || planned.Contains(id))
                await ReleaseRow.AddAsync(session, version, hash, ReleaseKind.Setup, Actor.System, live: id == live);
            if (id == live && SignOffRow.FromImport(version, hash) is { } signed)
                await signed.InsertAsync(session);
        }
    }
}
