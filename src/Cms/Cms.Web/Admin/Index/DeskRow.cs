using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Admin.Index;

/// <summary>One item as it is shown in lists: a row of the index's table <c>pages p</c>.</summary>
public class DeskRow
{
    public const string Columns =
        """
        p.item_id AS ItemId, p.content_type AS ContentType, p.owner AS Owner, p.author AS Author, p.parent_id AS ParentId, p.section_id AS SectionId, p.parents AS ParentTitles,
        p.title AS Title, p.path AS Path, p.has_page AS HasPage, p.is_live AS IsLive, p.has_draft AS HasDraft, p.review_by AS ReviewBy, p.modified AS ModifiedText
        """;

    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public string? Owner { get; init; }
    public string? Author { get; init; }
    public string? ParentId { get; init; }
    public required string SectionId { get; init; }
    public required string ParentTitles { get; init; }
    public required string Title { get; init; }
    public string? Path { get; init; }
    public bool HasPage { get; init; }
    public bool IsLive { get; init; }
    public bool HasDraft { get; init; }
    public string? ReviewBy { get; init; }
    public string? ModifiedText { get; init; }

    /// <summary>What the item is called, also when nobody has given it a title yet.</summary>
    public string Name => Title.Length > 0 ? Title : "Untitled";

    /// <summary>The titles above it, from the top: "About us / History"; empty at the top.</summary>
    public string Place => string.Join(" / ", ParentTitles.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    public string Href => $"/admin/pages/{ItemId}";
    public DateTime? ModifiedUtc => UtcText.Parse(ModifiedText);

    public bool Allows(Actor actor, string verb) => Permissions.Allows(actor.Granted, verb, ContentType, own: Owner is { Length: > 0 } owner && owner == actor.UserId);
}
