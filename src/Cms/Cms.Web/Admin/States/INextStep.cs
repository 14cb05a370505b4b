using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Admin.States;

/// <summary>
/// The filled button of a page: the step it can take now. Without <paramref name="Href"/> the button publishes; with one it leads there.
/// <paramref name="Sentence"/> says why this step and not the other, in one sentence.
/// </summary>
public sealed record NextStep(string Button, string? Href, string Sentence);

/// <summary>A module's say in what the next step of a page is. Null: nothing to say, publishing is the step.</summary>
public interface INextStep
{
    /// <param name="draft">The newest version, saved or as typed.</param>
    Task<NextStep?> NextStepAsync(ContentItem draft, Actor reader);
}
