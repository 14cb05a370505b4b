using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Review.SmallFixes;
using Cms.Review.Texts;

namespace Cms.Review.Releases;

/// <summary>Whether a version may go out: <paramref name="Kind"/> says on what ground, or <paramref name="Refusal"/> why not. <paramref name="Fix"/> is how it differs from what was approved last.</summary>
internal sealed record Judgement(string? Kind, Refusal? Refusal = null, SmallFixVerdict? Fix = null);

/// <summary>Why a version stays in. With <paramref name="NeedsSecond"/> another person than its author can put it live; otherwise it needs a sign-off.</summary>
internal sealed record Refusal(string Sentence, bool NeedsSecond);

/// <summary>
/// The rule of release. A page that was signed off once needs a signature under exactly this text, or a small fix of the text signed last.
/// A page that was never signed off needs somebody else than the author of its last change, or a small fix of what somebody else let out.
/// A signature by a link that may have been in other hands counts together with such a person only.
/// </summary>
internal sealed class ReleaseJudge(WriteSession session, ContentSchema schema, ReviewSite site)
{
    public async Task<Judgement> JudgeAsync(ReleaseAttempt attempt)
    {
        if (attempt.Actor.IsSite && attempt.Route is not ReleaseRoute.Fire)
            return new Judgement(ReleaseKind.Setup);
        var version = attempt.Version;
        var hash = ReviewedText.Hash(version);
        var signatures = await SignOffRow.OfItemAsync(session, version.ContentItemId);
        var releases = await ReleaseRow.OfItemAsync(session, version.ContentItemId);
        if (attempt.Route is ReleaseRoute.Fire && releases.Any(release => release is { LiveUtc: null, Kind: ReleaseKind.Setup } && release.VersionId == version.ContentItemVersionId))
            return new Judgement(ReleaseKind.Setup);
        return signatures.Count > 0 ? await SignedAsync(attempt, hash, signatures, releases) : await UnsignedAsync(attempt, hash, releases);
    }

    private async Task<Judgement> SignedAsync(ReleaseAttempt attempt, string hash, IReadOnlyList<SignOffRow> signatures, IReadOnlyList<ReleaseRow> releases)
    {
        if (signatures.FirstOrDefault(signature => signature.TextHash == hash && signature.Holds(site.Today)) is { } own)
            return await CountsAsync(own, attempt, releases) ? new Judgement(ReleaseKind.Signed) : new Judgement(null, ByShownLink(own));
        var last = signatures[0];
        var fix = await FixAsync(last.VersionId, attempt.Version);
        if (!last.Holds(site.Today) && attempt.LiveVersion is null)
            return new Judgement(null, new Refusal($"The review of this page ran out on {Long(last.NextReview)}. It needs a new sign-off before it goes live again.", false), fix);
        if (fix is not { IsSmall: true })
            return new Judgement(null, new Refusal($"{fix?.Reason ?? "The signed text is not here any more."} That is more than a small fix of the text that {last.SignerName} signed off, so it needs a new sign-off.", false), fix);
        return await CountsAsync(last, attempt, releases)
            ? new Judgement(last.TextHash == hash ? ReleaseKind.Signed : ReleaseKind.SmallFix, Fix: fix)
            : new Judgement(null, ByShownLink(last), fix);
    }

    private async Task<Judgement> UnsignedAsync(ReleaseAttempt attempt, string hash, IReadOnlyList<ReleaseRow> releases)
    {
        // What somebody else let out once may be put live again by anybody: an Undo is no new text.
        if (releases.Any(release => release.IsApproval && release.TextHash == hash))
            return new Judgement(ReleaseKind.SecondPerson);
        var baseline = ReleaseRow.Baseline(releases);
        var fix = baseline is null ? null : await FixAsync(baseline.VersionId, attempt.Version);
        if (fix is { IsSmall: true })
            return new Judgement(ReleaseKind.SmallFix, Fix: fix);
        if (attempt.Route is ReleaseRoute.Fire ? IsApproved(attempt, releases) : !await WroteLastAsync(attempt))
            return new Judgement(ReleaseKind.SecondPerson, Fix: fix);
        var why = fix?.Reason is { } reason ? $" {reason} That is more than a small fix." : "";
        return new Judgement(null, new Refusal($"{(attempt.Route is ReleaseRoute.Fire ? "Nobody but its author approved this text" : "You wrote this")}, so someone else must put it live.{why}", true), fix);
    }

    private async Task<SmallFixVerdict?> FixAsync(string baselineVersion, ContentItem version) =>
        await session.VersionAsync(baselineVersion) is { } baseline ? SmallFix.Judge(baseline, version, schema, site.Settings.SmallFix) : null;

    // A signature that needs a second person has one when the publisher wrote nothing of what is new, or when such a person let it out before.
    private async Task<bool> CountsAsync(SignOffRow signature, ReleaseAttempt attempt, IReadOnlyList<ReleaseRow> releases)
    {
        if (signature.NeedsSecond == 0 || releases.Any(release => release.IsApproval && string.CompareOrdinal(release.AtUtc, signature.SignedUtc) >= 0))
            return true;
        if (attempt.Route is ReleaseRoute.Fire)
            return IsApproved(attempt, releases);
        var lastLive = releases.Where(release => release.LiveUtc is not null).MaxBy(release => release.LiveUtc, StringComparer.Ordinal)?.VersionId;
        var authors = await ReviewedVersion.ChangesAsync(session, attempt.Version.ContentItemId, lastLive, attempt.Version.ContentItemVersionId!);
        return !authors.Any(change => change.IsBy(attempt.Actor)) && !await WroteLastAsync(attempt);
    }

    private static bool IsApproved(ReleaseAttempt attempt, IReadOnlyList<ReleaseRow> releases) => releases.Any(release =>
        release.LiveUtc is null && release.VersionId == attempt.Version.ContentItemVersionId && release.Kind is not ReleaseKind.SmallFix);

    // A version of the time before this rule is known by its author's name only; one that an import is about to write is its importer's.
    private async Task<bool> WroteLastAsync(ReleaseAttempt attempt)
    {
        if (await ReviewedVersion.FindAsync(session, attempt.Version.ContentItemVersionId) is { } known)
            return known.IsBy(attempt.Actor);
        return attempt.Route is ReleaseRoute.Import || !await IsStoredAsync(attempt.Version) || attempt.Version.Author == attempt.Actor.UserName;
    }

    private async Task<bool> IsStoredAsync(ContentItem version) =>
        await session.QueryValueAsync<int>("SELECT count(*) FROM content_versions WHERE version_id = @id", new { id = version.ContentItemVersionId }) > 0;

    private static Refusal ByShownLink(SignOffRow signature) =>
        new($"{signature.SignerName} signed this off by a link that was not mailed to an account of this site, so someone who wrote none of it must put it live.", true);

    private static string Long(string? day) => ReviewSite.Day(day)?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
