using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Review.Comments;

/// <summary>
/// What somebody says about a place of a page: a passage by its path (<c>Body[id]</c>), or the page as a whole where <see cref="Place"/> is empty.
/// <see cref="PlaceText"/> is what the place was called then.
/// </summary>
public sealed class PageComment
{
    public const int Longest = 4000;

    public required string CommentId { get; init; }
    public required string ItemId { get; init; }
    public required string Place { get; init; }
    public required string PlaceText { get; init; }
    public required string Text { get; init; }
    public required string Author { get; init; }
    public string? AuthorId { get; init; }
    public required string AtUtc { get; init; }
    public string? RequestId { get; init; }
    public string? ResolvedUtc { get; init; }
    public string? ResolvedBy { get; init; }

    public bool IsOpen => ResolvedUtc is null;

    private const string Select =
        """
        SELECT comment_id AS CommentId, item_id AS ItemId, place AS Place, place_text AS PlaceText, text AS Text, author AS Author, author_id AS AuthorId, at_utc AS AtUtc,
               request_id AS RequestId, resolved_utc AS ResolvedUtc, resolved_by AS ResolvedBy FROM page_comments
        """;

    /// <summary>A page's comments, oldest first.</summary>
    internal static Task<IReadOnlyList<PageComment>> OfItemAsync(WriteSession session, string itemId) =>
        session.QueryAsync<PageComment>($"{Select} WHERE item_id = @itemId ORDER BY at_utc, comment_id", new { itemId });

    internal static async Task<PageComment?> FindAsync(WriteSession session, string commentId) =>
        (await session.QueryAsync<PageComment>($"{Select} WHERE comment_id = @commentId", new { commentId })).SingleOrDefault();

    internal static async Task<PageComment> InsertAsync(WriteSession session, string itemId, NewComment comment, string author, string? authorId, string? requestId)
    {
        var made = new PageComment
        {
            CommentId = ContentIds.New(),
            ItemId = itemId,
            Place = comment.Place,
            PlaceText = comment.PlaceText,
            Text = comment.Text.Trim(),
            Author = author,
            AuthorId = authorId,
            AtUtc = UtcText.Format(await session.NowAsync()),
            RequestId = requestId,
        };
        await session.ExecuteAsync(
            """
            INSERT INTO page_comments (comment_id, item_id, place, place_text, text, author, author_id, at_utc, request_id, resolved_utc, resolved_by)
            VALUES (@CommentId, @ItemId, @Place, @PlaceText, @Text, @Author, @AuthorId, @AtUtc, @RequestId, NULL, NULL)
            """, made);
        return made;
    }
}

/// <summary>A comment as typed.</summary>
public sealed record NewComment(string Place, string PlaceText, string Text);
