namespace Cms.Web.Modules;

/// <summary>Work of a module beside the requests. It begins when the site has started and its feature is on, and is asked to end when either stops.</summary>
public interface IWorker
{
    /// <summary>Works until <paramref name="stop"/>; may begin again later. A failure is logged, and the work begun again after a pause.</summary>
    Task RunAsync(CancellationToken stop);
}
