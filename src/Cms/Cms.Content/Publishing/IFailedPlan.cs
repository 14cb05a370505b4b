using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Who is told when a plan was tried as often as it may be and given up. Called in a transaction of its own, once the failure is noted; what goes wrong in it stands in the log.</summary>
public interface IFailedPlan
{
    /// <param name="plan">As it failed; <see cref="ScheduledChange.LastError"/> says why, in words for people.</param>
    Task TellAsync(WriteSession session, ScheduledChange plan);
}
