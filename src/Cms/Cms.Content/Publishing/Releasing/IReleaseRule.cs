using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.Releasing;

/// <summary>The ways by which a version reaches visitors. Each one asks the same rules.</summary>
public enum ReleaseRoute
{
    /// <summary>A person puts it live now.</summary>
    Publish,
    /// <summary>A person plans it to go live.</summary>
    Schedule,
    /// <summary>A plan falls due: the site acts, in the name of the person who planned.</summary>
    Fire,
    /// <summary>A recipe brings it as published.</summary>
    Import,
    /// <summary>An older version is put live again.</summary>
    Restore,
    /// <summary>One of many that a person puts live together.</summary>
    Bulk,
}

/// <summary>
/// One version on its way out. <paramref name="Version"/> carries the facts of its item; an item that an import is about to make is not stored yet.
/// <paramref name="LiveVersion"/> is the id of the version that visitors see now, or null.
/// </summary>
public sealed record ReleaseAttempt(Actor Actor, ContentItem Version, string? LiveVersion, ReleaseRoute Route);

/// <summary>
/// A rule of a module about who may let what out. Unlike <see cref="IPublishRule"/> it sees the store and the person, and it is asked in the transaction
/// of the write itself, so nothing can change between the answer and the publication.
/// </summary>
public interface IReleaseRule
{
    /// <summary>What keeps the version in, in words for the person; empty when it may go out. Writes nothing: the desk asks it as well.</summary>
    Task<IReadOnlyList<ContentError>> RefusalsAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt);

    /// <summary>The version was let out, or planned: the rule may note it, in the same transaction.</summary>
    Task ReleasedAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt) => Task.CompletedTask;
}
