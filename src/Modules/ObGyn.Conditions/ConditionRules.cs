using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;

namespace ObGyn.Conditions;

/// <summary>What a condition page needs besides its required fields. A visitor in fear must find when to get help, so a page without a care card is warned about.</summary>
public sealed class ConditionRules : IPublishRule
{
    /// <summary>More of them, and none is read.</summary>
    public const int MostCareCards = 4;

    public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema)
    {
        if (item.ContentType == nameof(ConditionPage) && (item.As<BagPart>("Body")?.ContentItems ?? []).Count(block => block.ContentType == nameof(CareCard)) is var cards and > MostCareCards)
            yield return new ContentError("Body", $"There are {cards} care cards and there may be {MostCareCards}. Remove {cards - MostCareCards}: with more of them, none is read.");
    }

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
            yield return new ContentError("LearnMore", "No page to read on with is named under Learn more.");
        if (!(item.As<BagPart>("Sources")?.ContentItems ?? []).Any(block => !string.IsNullOrWhiteSpace(block.As<Source>()?.Text.Text)))
            yield return new ContentError("Sources", "No source is named. Say what the page rests on.");
    }
}
