using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Content.Parts;
using ObGyn.Conditions;

namespace ObGyn.Theme;

/// <summary>What a page rests on, as lines; one with an address leads to it.</summary>
public sealed record SourceLine(string Text, string? Url)
{
    public static IReadOnlyList<SourceLine> Of(ContentItem page) =>
    [
        .. (page.As<BagPart>("Sources")?.ContentItems ?? []).Select(block => block.As<Source>()).OfType<Source>()
            .Where(source => ItemText.Tidy(source.Text.Text) is not null)
            .Select(source => new SourceLine(source.Text.Text!.Trim(), Links.IsSafe(source.Url.Text) ? source.Url.Text : null)),
    ];
}
