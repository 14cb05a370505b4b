using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;

namespace Cms.Web.Admin.Home;

/// <summary>Something that goes wrong beside the pages. <paramref name="Name"/> says what to try again: the name of a reader, or <see cref="SiteTroubles.Messages"/>.</summary>
public sealed record SiteTrouble(string Name, string Title, string Words, string Story);

/// <summary>What follows a write and could not: changes that a reader of the feed went past, messages that were given up. Each can be tried again.</summary>
public sealed class SiteTroubles(ChangeFeed feed, FeedPump pump, SendOutbox outbox)
{
    public const string Messages = "messages";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Who runs the site can do something about it; it would only worry the others.</summary>
    public static bool IsFor(Actor reader) => reader.Has(Permissions.ManageSettings);

    public async Task<IReadOnlyList<SiteTrouble>> ListAsync(SiteZone zone)
    {
        var troubles = new List<SiteTrouble>();
        foreach (var rows in await feed.SetAsideAsync())
        {
            var (changes, they) = rows.Count == 1 ? ("A change", "it") : ($"{rows.Count} changes", "them");
            troubles.Add(new SiteTrouble(rows.Reader, $"Not all of the site is in {pump.Keeps(rows.Reader)}",
                $"{changes} could not be taken over, since {zone.NearWords(rows.SinceUtc)}. Everything that was published is kept; starting over from it most often brings {they} in.", rows.Error));
        }
        var (count, since, error) = await outbox.GivenUpAsync();
        if (count > 0)
            troubles.Add(new SiteTrouble(Messages, count == 1 ? "A mail could not be sent" : $"{count} mails could not be sent",
                $"The oldest waits since {zone.NearWords(since)}. They are kept. When the mail server answers again, send them.", error));
        return troubles;
    }

    /// <summary>Tries one again. Returns what to say, and whether it is good news.</summary>
    public async Task<(string Words, bool IsGood)> TryAgainAsync(string name)
    {
        if (name == Messages)
        {
            await outbox.TryAgainAsync();
            return ("The mails are on their way. If the mail server still does not answer, they will stand here again.", true);
        }
        return await pump.StartOverAsync(name, Patience)
            ? ("Done: it was made anew from everything that is published.", true)
            : ("It is not done yet. If it still stands here in a minute, the log of the server says why.", false);
    }
}
