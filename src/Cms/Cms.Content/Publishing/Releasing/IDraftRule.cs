using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.Releasing;

/// <summary>
/// A version that is about to be written. <paramref name="Before"/> is the item's newest version, null for a new item.
/// A rule may patch <paramref name="Content"/>, and decides with <see cref="IsMinor"/> whether the change counts as a small fix.
/// </summary>
public sealed record DraftAttempt(Actor Actor, string ItemId, string ContentType, ContentItem? Before, JsonObject Content)
{
    public bool IsMinor { get; set; }
}

/// <summary>
/// A module's say in what is stored, where versions are written and therefore on every way in: the editor, a restore, an import.
/// What a part says about itself (who approved it, since when) cannot be typed into a form that way.
/// </summary>
public interface IDraftRule
{
    /// <summary>Before the version is written. An import asks while it plans.</summary>
    Task PrepareAsync(WriteSession session, ContentSchema schema, DraftAttempt draft) => Task.CompletedTask;

    /// <summary>After versions were written, in their transaction; oldest first. <paramref name="versions"/> is read once.</summary>
    Task WrittenAsync(WriteSession session, ContentSchema schema, Actor actor, IEnumerable<ContentItem> versions) => Task.CompletedTask;
}
