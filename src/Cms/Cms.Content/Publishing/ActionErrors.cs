using Cms.Content.Model;
using Cms.Content.Publishing.Joining;

namespace Cms.Content.Publishing;

/// <summary>A write action said no, in words for the person who asked. Nothing was written.</summary>
public abstract class ActionRefusedException(string message) : Exception(message);

/// <summary>The item, version or schedule is not there (any more).</summary>
public sealed class NotFoundException(string what) : ActionRefusedException($"{what} is not there any more. It may have been deleted.");

/// <summary>The rules of saving or publishing found something; each error names the place.</summary>
public class InvalidContentException(IReadOnlyList<ContentError> errors) : ActionRefusedException(string.Join(" ", errors.Select(error => error.Message)))
{
    public IReadOnlyList<ContentError> Errors => errors;
}

/// <summary>Someone saved after this person opened the page; both texts still exist.</summary>
/// <param name="theirVersion">The newest version, which the person's text was not made from.</param>
/// <param name="by">Who saved it.</param>
/// <param name="joined">When the texts were to be joined: what both changed (<see cref="Joined.Conflicts"/>) and what would be joined silently.</param>
public sealed class EditConflictException(string? theirVersion, string? by, Joined? joined = null) : ActionRefusedException($"{by ?? "Someone else"} saved this page after you opened it.")
{
    public string? TheirVersion => theirVersion;
    public string? By => by;
    public Joined? Joined => joined;
    public IReadOnlyList<JoinConflict> Conflicts => joined?.Conflicts ?? [];
}

/// <summary>What the person wanted to take back cannot be taken back any more.</summary>
public sealed class TooLateException(string message) : ActionRefusedException(message);

/// <summary>The page is kept for the record.</summary>
public sealed class ArchivedException() : ActionRefusedException("This page is archived: it is kept for the record and nothing in it changes. Take it out of the archive first.");

/// <summary>Another live page stands at the address.</summary>
public sealed class AddressTakenException(string path, string? by) : ActionRefusedException($"The address /{path} is already used by “{by}”. Choose another last part of the address.")
{
    public string Path => path;
}

/// <summary>
/// Plans made earlier would put an older text live again after this publication. Publish again with a <see cref="PlanAnswer"/> that says what becomes of each.
/// </summary>
/// <param name="versionId">The version that was to go live.</param>
/// <param name="plans">Soonest first; all of them, also those that an answer already spoke of.</param>
public sealed class PlansPendingException(string versionId, IReadOnlyList<ScheduledChange> plans)
    : ActionRefusedException("An older text of this page is planned to go live later and would take the place of this one. Say whether that plan is cancelled or stays.")
{
    public string VersionId => versionId;
    public IReadOnlyList<ScheduledChange> Plans => plans;
}
