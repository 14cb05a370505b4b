using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Requests;

namespace Cms.Review.Letter;

/// <summary>Notes for the desk when a letter was opened first, by a person or by a mail program: a hint, and nothing follows from it.</summary>
public sealed class OpenedLetters(Database database)
{
    public async Task NoteAsync(ReviewRequest request)
    {
        if (request.OpenedUtc is null)
            await database.WriteAsync(async session => await session.ExecuteAsync("UPDATE review_requests SET opened_utc = @now WHERE request_id = @RequestId AND opened_utc IS NULL", new { now = UtcText.Format(await session.NowAsync()), request.RequestId }));
    }
}
