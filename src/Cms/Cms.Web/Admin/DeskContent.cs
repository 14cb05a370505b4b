using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Admin;

/// <summary>The store as the desk sees it: newest versions, drafts included, of types that are there. What a feature that is off has brought is kept and not seen.</summary>
public sealed class DeskContent(ContentStore store, DefinitionStore definitions)
{
    public async Task<ContentItem?> FindAsync(string itemId) =>
        await store.LatestAsync(itemId) is { } item && definitions.Schema.Definitions.Type(item.ContentType) is not null ? item : null;

    public Task<IReadOnlyList<ContentItem>> ListAsync(ContentQuery query) => store.ListAsync(query with { Live = false }, definitions.Off);

    public Task<int> CountAsync(ContentQuery query) => store.CountAsync(query with { Live = false }, definitions.Off);
}
