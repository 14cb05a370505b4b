using Cms.Content.Model;

namespace Cms.Content.Storage;

/// <summary>What pages ask of the live site: as it is (<see cref="ContentStore"/>), or as it was (<see cref="PastReads"/>).</summary>
public interface ILiveReads
{
    Task<ContentItem?> PublishedAsync(string itemId);

    /// <summary>Live items in the order of the page tree, then by title.</summary>
    Task<IReadOnlyList<ContentItem>> ListAsync(ContentQuery query);

    /// <summary>The item whose page is live at an address (without leading slash), or null.</summary>
    Task<string?> RouteAsync(string culture, string path);

    /// <summary>The item that used to stand at an address, for a 301 to where it stands.</summary>
    Task<string?> RedirectAsync(string culture, string path);

    Task<string?> AliasAsync(string culture, string alias);
}
