using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Review.Texts;
using Cms.Web.Security;

namespace Cms.Review.Releases;

/// <summary>Keeps a reviewed page in until it is signed off or somebody else than its author lets it out, on every way out, and notes on what ground it went.</summary>
internal sealed class ReleaseRule(IPeople people) : IReleaseRule
{
    public async Task<IReadOnlyList<ContentError>> RefusalsAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        if (attempt.Actor.IsSite && attempt.Route is not ReleaseRoute.Fire || !await ReviewScope.CoversAsync(session, schema, attempt.Version))
            return [];
        var judgement = await new ReleaseJudge(session, schema, await ReviewSite.LoadAsync(session)).JudgeAsync(attempt);
        return judgement.Refusal is { } refusal ? [new ContentError("", refusal.Sentence + await WhoHelpsAsync(attempt, refusal))] : [];
    }

    public async Task ReleasedAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        if (!await ReviewScope.CoversAsync(session, schema, attempt.Version))
            return;
        if (attempt.Route is ReleaseRoute.Fire && await ReleaseRow.GoLiveAsync(session, attempt.Version))
            return;
        var kind = attempt.Actor.IsSite && attempt.Route is not ReleaseRoute.Fire ? ReleaseKind.Setup
            : (await new ReleaseJudge(session, schema, await ReviewSite.LoadAsync(session)).JudgeAsync(attempt)).Kind ?? ReleaseKind.SmallFix;
        await ReleaseRow.AddAsync(session, attempt.Version, ReviewedText.Hash(attempt.Version), kind, attempt.Actor, live: attempt.Route is not ReleaseRoute.Schedule);
    }

    private async Task<string> WhoHelpsAsync(ReleaseAttempt attempt, Refusal refusal)
    {
        if (!refusal.NeedsSecond)
            return " Send it for review.";
        var able = new List<string>();
        foreach (var permission in (string[])[$"Publish_{attempt.Version.ContentType}", "PublishContent", Permissions.SiteOwner])
            able.AddRange((await people.WithAsync(permission)).Where(person => person.UserId != attempt.Actor.UserId).Select(person => person.Name));
        return able.Distinct().Take(3).ToList() switch
        {
            [] => " Nobody else may do that yet: an administrator can give someone the right.",
            var names => $" {string.Join(", ", names)} can do that.",
        };
    }
}
