using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;

namespace ObGyn.Conditions;

/// <summary>What a condition page needs besides its required fields. A visitor in fear must find when to get help, so a page without a care card is warned about.</summary>
public sealed class ConditionRules : IPublishRule
{
    public IEnumerable<ContentError> Warn(ContentItem item, ContentSchema schema)
    {
        if (item.As<ConditionPage>() is not { } page || item.ContentType != nameof(ConditionPage))
            yield break;
        if (page.AlsoCalled.Values.Count == 0)
            yield return new ContentError("ConditionPage.AlsoCalled", "No other name is given. Most visitors search with everyday words.");
        if (page.Programs.ContentItemIds.Count == 0)
            yield return new ContentError("ConditionPage.Programs", "No clinical program is named, so the page leads nobody to care.");
        var blocks = item.As<BagPart>("Body")?.ContentItems ?? [];
        if (!blocks.Any(block => block.ContentType == nameof(CareCard)))
            yield return new ContentError("Body", "No care card says when to get help.");
        if ((item.As<BagPart>("LearnMore")?.ContentItems.Count ?? 0) == 0)
            yield return new ContentError("LearnMore", "No source is named under Learn more.");
    }
}
