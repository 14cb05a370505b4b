using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Whether a person may do something with a page, asked within the transaction that does it: for modules that keep things of their own about pages.</summary>
public static class PageRights
{
    /// <exception cref="ActionRefusedException">The page is not there (any more), or the person has no such right.</exception>
    public static async Task RequireAsync(WriteSession session, Actor actor, string verb, string itemId) =>
        (await StoredItem.GetAsync(session, itemId)).Require(actor, verb);
}
