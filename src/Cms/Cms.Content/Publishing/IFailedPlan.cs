using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Who is told when a plan was tried as often as it may be and given up. Called within the transaction that notes it, so that both are kept or neither.</summary>
public interface IFailedPlan
{
    /// <param name="plan">As it failed; <see cref="ScheduledChange.LastError"/> says why, in words for people.</param>
    Task TellAsync(WriteSession session, ScheduledChange plan);
}
