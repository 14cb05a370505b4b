using Cms.Content.Storage;

namespace Cms.Web.Admin.Index;

/// <summary>
/// Who has just saved must find it in the next list: a page that shows the index waits until the index has seen what was committed before, half a second at most.
/// </summary>
public sealed class DeskIndexPosition(ChangeFeed feed, FeedPump pump)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    public async Task CatchUpAsync() => await pump.WaitForAsync(DeskReader.ReaderName, (await feed.HeadAsync()).Position.Sequence, Longest);
}
