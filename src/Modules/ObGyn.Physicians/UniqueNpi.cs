using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;

namespace ObGyn.Physicians;

/// <summary>An NPI is one person's. Asked in the publication's own transaction, so that two profiles cannot take the same one at once.</summary>
public sealed class UniqueNpi : IReleaseRule
{
    public async Task<IReadOnlyList<ContentError>> RefusalsAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        if (attempt.Version.ContentType != nameof(PhysicianProfile) || attempt.Version.As<PhysicianProfile>()?.Npi.Text is not { Length: > 0 } npi)
            return [];
        var others = await session.QueryAsync<(string Name, string Data)>(
            """
            SELECT v.display_text, v.data FROM content_items i JOIN content_versions v ON v.version_id = i.published_version
            WHERE i.content_type = @type AND i.deleted_utc IS NULL AND i.item_id <> @id AND v.data LIKE @npi ORDER BY i.item_id
            """, new { type = nameof(PhysicianProfile), id = attempt.Version.ContentItemId, npi = $"%{npi}%" });
        return
        [
            .. others.Where(other => NpiOf(other.Data) == npi)
                .Select(other => new ContentError("PhysicianProfile.Npi", $"{npi} is the NPI of {other.Name} already. Look up whose it is.")),
        ];
    }

    private static string? NpiOf(string data) => new ContentItem { ContentItemId = "", ContentType = nameof(PhysicianProfile), Content = ContentJson.Parse(data) }.As<PhysicianProfile>()?.Npi.Text;
}
