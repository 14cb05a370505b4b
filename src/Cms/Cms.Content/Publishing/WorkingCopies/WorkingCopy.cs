using System.Text.Json;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>
/// What one person typed on one page and is in no version yet. The page may never have been saved.
/// Nobody else sees the words; that there are some is told (<see cref="CopyHead"/>).
/// </summary>
public sealed record WorkingCopy(CopyHead Head, string? BaseVersion, JsonElement Content, long Revision);

/// <summary>A working copy without its words.</summary>
/// <param name="Title">The page's title as typed there; null when it has none yet.</param>
/// <param name="IsNewPage">The page was never saved: it comes into being with the first version.</param>
/// <param name="IsTrashed">The page is in the trash; the words wait until it is put back.</param>
/// <param name="SittingUtc">When the person began.</param>
/// <param name="SavedUtc">When the last words came.</param>
/// <param name="HeldBecause">Why the words could not become a version by themselves, in words for the person; null as a rule.</param>
public sealed record CopyHead(string ItemId, string UserId, string UserName, string ContentType, string? ParentId, string? Title, bool IsNewPage, bool IsTrashed, DateTime SittingUtc, DateTime SavedUtc, string? HeldBecause);
