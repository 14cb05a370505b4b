using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Dapper;

namespace Cms.Web.Admin.Preview;

/// <summary>A link by which somebody without an account may read a page's newest saved draft. Times are UTC.</summary>
public sealed record PreviewLink(string LinkId, string ItemId, string CreatedBy, DateTime CreatedUtc, DateTime ExpiresUtc, DateTime? WithdrawnUtc, int Opened)
{
    public bool Works(DateTime nowUtc) => WithdrawnUtc is null && ExpiresUtc > nowUtc;
}

/// <summary>Links to previews: a secret of which only the hash is kept, an end, and a way to withdraw each.</summary>
public sealed class PreviewLinks(Database database, TimeProvider clock)
{
    public const string Address = "/preview";
    public static readonly IReadOnlyList<int> Days = [1, 7, 30];

    private const string Columns = "link_id AS LinkId, item_id AS ItemId, created_by AS CreatedBy, created_utc AS CreatedUtc, expires_utc AS ExpiresUtc, withdrawn_utc AS WithdrawnUtc, opened AS Opened";

    /// <returns>The path with the secret; it is shown once and kept nowhere.</returns>
    /// <exception cref="ActionRefusedException">No such page, or no right to edit it.</exception>
    public async Task<string> CreateAsync(Actor actor, string itemId, int days)
    {
        var token = LinkToken.New();
        await database.WriteAsync(async session =>
        {
            await PageRights.RequireAsync(session, actor, Permissions.Edit, itemId);
            var now = await session.NowAsync();
            await session.ExecuteAsync(
                "INSERT INTO preview_links (link_id, token_hash, item_id, created_by, created_utc, expires_utc, opened) VALUES (@id, @hash, @itemId, @by, @now, @expires, 0)",
                new { id = ContentIds.New(), hash = LinkToken.Hash(token), itemId, by = actor.UserName, now = UtcText.Format(now), expires = UtcText.Format(now.AddDays(Days.Contains(days) ? days : Days[0])) });
            await session.AuditAsync(actor, "share preview", itemId, null, null, now);
            return true;
        });
        return $"{Address}/{token}";
    }

    /// <summary>Ends a link of a page.</summary>
    public async Task WithdrawAsync(Actor actor, string itemId, string linkId) => await database.WriteAsync(async session =>
    {
        await PageRights.RequireAsync(session, actor, Permissions.Edit, itemId);
        var now = await session.NowAsync();
        if (await session.ExecuteAsync("UPDATE preview_links SET withdrawn_utc = @now WHERE link_id = @linkId AND item_id = @itemId AND withdrawn_utc IS NULL", new { linkId, itemId, now = UtcText.Format(now) }) > 0)
            await session.AuditAsync(actor, "withdraw preview", itemId, null, null, now);
        return true;
    });

    /// <summary>Those of a page that still work, newest first.</summary>
    public async Task<IReadOnlyList<PreviewLink>> OfAsync(string itemId)
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM preview_links WHERE item_id = @itemId AND withdrawn_utc IS NULL AND expires_utc > @now ORDER BY created_utc DESC",
            new { itemId, now = UtcText.Format(clock.GetUtcNow()) });
        return [.. rows.Select(row => row.ToLink())];
    }

    /// <summary>What a secret stands for, also when it does not work any more; null when there never was one.</summary>
    public async Task<PreviewLink?> FindAsync(string? token)
    {
        if (!LinkToken.MayBe(token))
            return null;
        await using var connection = await database.OpenAsync();
        return (await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM preview_links WHERE token_hash = @hash", new { hash = LinkToken.Hash(token!) }))?.ToLink();
    }

    /// <summary>Counts that the link was opened: who shared it sees whether it was read.</summary>
    public Task NoteOpenedAsync(PreviewLink link) => database.WriteAsync(session => session.ExecuteAsync("UPDATE preview_links SET opened = opened + 1 WHERE link_id = @LinkId", new { link.LinkId }));

    private sealed class Row
    {
        public required string LinkId { get; init; }
        public required string ItemId { get; init; }
        public required string CreatedBy { get; init; }
        public required string CreatedUtc { get; init; }
        public required string ExpiresUtc { get; init; }
        public string? WithdrawnUtc { get; init; }
        public int Opened { get; init; }

        public PreviewLink ToLink() => new(LinkId, ItemId, CreatedBy, UtcText.Parse(CreatedUtc) ?? default, UtcText.Parse(ExpiresUtc) ?? default, UtcText.Parse(WithdrawnUtc), Opened);
    }
}
