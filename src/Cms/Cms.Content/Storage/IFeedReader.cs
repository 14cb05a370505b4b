namespace Cms.Content.Storage;

/// <summary>
/// A follower of the feed on this node (item cache, page cache, search index). It keeps its own position beside its data,
/// and all it holds can be thrown away and rebuilt from the state.
/// </summary>
public interface IFeedReader
{
    string Name { get; }

    /// <summary>What it keeps, as people at the desk would call it: "the search of the site".</summary>
    string Keeps => Name;

    /// <summary>Where this reader stands; <see cref="FeedPosition.Nowhere"/> asks for a rebuild.</summary>
    Task<FeedPosition> PositionAsync();

    /// <summary>Takes the rows in order and notes the position together with what it did.</summary>
    Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition position);

    /// <summary>Starts over from the store as it is; everything up to <paramref name="position"/> is then in it.</summary>
    Task RebuildAsync(FeedPosition position);
}
