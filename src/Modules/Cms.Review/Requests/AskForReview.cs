using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Review.Texts;
using Cms.Web.Security;

namespace Cms.Review.Requests;

/// <summary>What is asked: why is for the reviewer to read. <paramref name="Origin"/> is the site's address as the asker sees it, without a slash at the end.</summary>
public sealed record Question(string ItemId, string? Reason, ReviewerInput Reviewer, string Origin);

/// <summary>What became of it: <paramref name="Link"/> is shown once, and null when the link was mailed to <paramref name="MailedTo"/>.</summary>
public sealed record AskedReview(string RequestId, string ReviewerName, string? Link, string? MailedTo);

/// <summary>Sends a page's newest version to an expert.</summary>
public sealed class AskForReview(Database database, DefinitionStore definitions, SaveDraft save, CloseSitting sittings, IPeople people, ReviewMails mails)
{
    public const int LongestReason = 1000;

    public async Task<AskedReview> RunAsync(Actor actor, Question question) => (await database.WriteAsync(session => AskAsync(session, actor, question))).Result;

    private async Task<AskedReview> AskAsync(WriteSession session, Actor actor, Question question)
    {
        var version = await session.LatestAsync(question.ItemId) ?? throw new NotFoundException("This page");
        ReviewAccess.RequireEdit(actor, version);
        if (!ReviewScope.CanBeReviewed(definitions.Schema, version.ContentType))
            throw Wrong("", "Pages of this kind are not reviewed.");
        var reason = question.Reason?.Trim();
        if (string.IsNullOrEmpty(reason) || reason.Length > LongestReason)
            throw Wrong("reason", string.IsNullOrEmpty(reason) ? "Say in one sentence why: the reviewer reads it first." : $"Shorten this to {LongestReason} characters.");
        if (await ReviewRequest.OpenOfAsync(session, question.ItemId) is { } open)
            throw Wrong("", $"This page is with {open.ReviewerName} already. Withdraw that first, or hand it to someone else.");
        var reviewer = await Reviewer.CheckAsync(session, people, question.Reviewer);
        // What the asker typed and has not saved is what they want to be read.
        if (await sittings.InSessionAsync(session, actor, question.ItemId, reason: "Sent for review") is not null)
            version = (await session.LatestAsync(question.ItemId))!;
        version = await StartAsync(session, actor, version);
        await RefuseAuthorAsync(session, people, version, reviewer);

        var site = await ReviewSite.LoadAsync(session);
        var (token, id) = (LinkToken.New(), ContentIds.New());
        var mailed = mails.CanSend && reviewer.Email is not null;
        await session.ExecuteAsync(
            """
            INSERT INTO review_requests (request_id, item_id, version_id, text_hash, asked_by_id, asked_by, asked_utc, reason, reviewer_name, reviewer_email, reviewer_user_id, reviewer_profile_id,
                token_hash, origin, expires_utc, state, link_shown, opened_utc, reminded_utc, wants_link_utc, done_utc, comment)
            VALUES (@id, @item, @version, @textHash, @UserId, @UserName, @now, @reason, @Name, @Email, @reviewerId, @ProfileId, @hash, @Origin, @expires, 'open', @shown, NULL, NULL, NULL, NULL, NULL)
            """,
            new
            {
                id,
                item = question.ItemId,
                version = version.ContentItemVersionId,
                textHash = ReviewedText.Hash(version),
                actor.UserId,
                actor.UserName,
                now = UtcText.Format(site.NowUtc),
                reason,
                reviewer.Name,
                reviewer.Email,
                reviewerId = reviewer.UserId,
                reviewer.ProfileId,
                hash = LinkToken.Hash(token),
                question.Origin,
                expires = UtcText.Format(ReviewLinks.Expiry(site)),
                shown = mailed && reviewer.IsKnown ? 0 : 1,
            });
        await ReviewLinks.NoteAsync(session, id, token, site.NowUtc);
        if (mailed)
            await mails.AskAsync(session, site, (await ReviewRequest.FindAsync(session, id))!, version.DisplayText ?? "", token, again: false);
        await session.AuditAsync(actor, "send for review", question.ItemId, version.ContentItemVersionId, reviewer.Name, site.NowUtc);
        ReviewAccess.Tell(session, question.ItemId);
        return new AskedReview(id, reviewer.Name, mailed ? null : ReviewLinks.Url(question.Origin, token), mailed ? reviewer.Email : null);
    }

    // A page that is reviewed only when somebody asks begins to be reviewed now, and says so to its readers.
    private async Task<ContentItem> StartAsync(WriteSession session, Actor actor, ContentItem version)
    {
        if (await ReviewScope.CoversAsync(session, definitions.Schema, version))
            return version;
        var content = version.ToContentObject();
        content.ObjectOf(nameof(ReviewPart))[nameof(ReviewPart.State)] = new JsonObject { ["Text"] = ReviewPart.NeedsReview };
        return await save.InSessionAsync(session, actor, new DraftInput(version.ContentItemId, version.ContentType, content, version.ContentItemVersionId) { Reason = "Sent for review" });
    }

    internal static async Task RefuseAuthorAsync(WriteSession session, IPeople people, ContentItem version, Reviewer reviewer)
    {
        foreach (var (id, name) in await MayAct.AuthorsAsync(session, version))
        {
            if (id == reviewer.UserId || reviewer.Email is not null && string.Equals((await people.FindAsync(id))?.Email, reviewer.Email, StringComparison.OrdinalIgnoreCase))
                throw Wrong("reviewer", $"{name} wrote part of this, so someone else must sign it off.");
        }
    }

    private static InvalidContentException Wrong(string field, string message) => new([new ContentError(field, message)]);
}
