using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Comments;
using Cms.Review.Releases;
using Cms.Review.Texts;

namespace Cms.Review.Requests;

/// <summary>
/// A signature as sent. <paramref name="TextHash"/> is the text that the signer was shown; <paramref name="Months"/> until the next review;
/// <paramref name="Declared"/>: the signer said to have read it and to be the one who was asked.
/// </summary>
public sealed record Signature(string? TextHash, int Months, bool Declared, IReadOnlyList<NewComment> Comments);

/// <summary>The page's text is another one than the signer was shown.</summary>
public sealed class TextChangedException() : ActionRefusedException("This page changed while you were reading.");

/// <summary>
/// Puts a signature under the text of a page: it counts for exactly this text, wherever it stands. The signed version is a new one that says who reviewed it and when.
/// </summary>
public sealed class SignOff(Database database, SaveDraft save, ReviewMails mails)
{
    /// <summary>Months a signer may choose until the next review, besides the page's own.</summary>
    public static readonly IReadOnlyList<int> Months = [6, 12, 24, 36];

    /// <summary>Returns the request, signed.</summary>
    public async Task<ReviewRequest> RunAsync(Signer signer, Signature signature) => (await database.WriteAsync(session => SignAsync(session, signer, signature))).Result;

    private async Task<ReviewRequest> SignAsync(WriteSession session, Signer signer, Signature signature)
    {
        var site = await ReviewSite.LoadAsync(session);
        var letter = await OpenLetter.FindAsync(session, site, signer);
        var (request, version) = (letter.Request, letter.Version);
        var hash = ReviewedText.Hash(version);
        if (signature.TextHash != hash)
            throw new TextChangedException();
        if (!signature.Declared)
            throw new InvalidContentException([new ContentError("declared", "Tick the sentence above first: your signature says this.")]);
        if (!Months.Append(site.Settings.MonthsFor(version)).Contains(signature.Months))
            throw new InvalidContentException([new ContentError("months", "Choose when the page shall be checked again.")]);
        foreach (var comment in signature.Comments)
            AddComment.Check(comment);

        var next = site.Today.AddMonths(signature.Months);
        var members = SignedMembers.Make(request.ReviewerName, request.ReviewerProfileId, site.Today, next);
        var row = new SignOffRow
        {
            SignOffId = ContentIds.New(),
            ItemId = request.ItemId,
            VersionId = version.ContentItemVersionId!,
            TextHash = hash,
            SignerName = request.ReviewerName,
            SignerUserId = request.ReviewerUserId,
            SignerEmail = request.ReviewerEmail,
            SignedUtc = UtcText.Format(site.NowUtc),
            NextReview = ReviewSite.Text(next),
            NeedsSecond = letter.ByAccount ? 0 : request.LinkShown,
            RequestId = request.RequestId,
            Statement = ContentJson.Write(members),
        };
        await row.InsertAsync(session);
        var by = Actor.System with { UserName = request.ReviewerName };
        var content = version.ToContentObject();
        SignedMembers.Write(content, members);
        var signed = await save.InSessionAsync(session, by, new DraftInput(request.ItemId, version.ContentType, content, version.ContentItemVersionId) { Reason = $"Signed off by {request.ReviewerName}" });
        await session.ExecuteAsync("UPDATE sign_offs SET version_id = @id WHERE sign_off_id = @SignOffId", new { id = signed.ContentItemVersionId, row.SignOffId });
        await session.ExecuteAsync("UPDATE review_requests SET state = 'signed', done_utc = @now, version_id = @id, text_hash = @hash WHERE request_id = @RequestId",
            new { now = row.SignedUtc, id = signed.ContentItemVersionId, hash, request.RequestId });
        foreach (var comment in signature.Comments)
            await PageComment.InsertAsync(session, request.ItemId, comment, request.ReviewerName, request.ReviewerUserId, request.RequestId);
        await session.AuditAsync(by, "sign off", request.ItemId, signed.ContentItemVersionId, letter.ByAccount ? "signed in" : request.LinkShown == 1 ? "by a link shown at the desk" : "by a mailed link", site.NowUtc);
        await mails.TellAskerAsync(session, request, version.DisplayText ?? "", "signed off");
        return request;
    }
}
