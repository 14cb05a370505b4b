using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Admin.States;

namespace Cms.Review.Desk;

/// <summary>Whether a reviewed page's button publishes a small fix, publishes, or sends for review; and the sentence that says why.</summary>
public sealed class ReviewNextStep(Database database, DefinitionStore definitions) : INextStep
{
    public Task<NextStep?> NextStepAsync(ContentItem draft, Actor reader) => database.AskAsync(async session =>
    {
        var schema = definitions.Schema;
        if (!await ReviewScope.CoversAsync(session, schema, draft))
            return null;
        var site = await ReviewSite.LoadAsync(session);
        var live = await session.QueryValueAsync<string?>("SELECT published_version FROM content_items WHERE item_id = @id", new { id = draft.ContentItemId });
        var judgement = await new ReleaseJudge(session, schema, site).JudgeAsync(new ReleaseAttempt(reader, draft, live, ReleaseRoute.Publish));
        return judgement switch
        {
            { Refusal: { NeedsSecond: false } refusal } => new NextStep("Send for review…", DeskAddresses.Send(draft.ContentItemId), refusal.Sentence),
            { Refusal: { } refusal } => new NextStep("Send for review…", DeskAddresses.Send(draft.ContentItemId), $"{refusal.Sentence} Or send it for review."),
            { Kind: ReleaseKind.SmallFix, Fix: { } fix } => new NextStep("Publish small fix", null, Small(fix.Words, site.Settings.SmallFix.MostWords)),
            { Kind: ReleaseKind.Signed } => new NextStep("Publish", null, "This text is signed off."),
            _ => new NextStep("Publish", null, "You did not write the last change, so you can put it live."),
        };
    });

    private static string Small(int words, int most) => words == 0 ? "The text is the one that was approved." : $"{words} of at most {most} words changed since the approved text, and nothing else that matters.";
}
