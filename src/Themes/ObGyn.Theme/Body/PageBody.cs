using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Routing;
using Cms.Web.Display;
using ObGyn.Conditions;

namespace ObGyn.Theme;

/// <summary>A heading of the page with the anchor that leads to it.</summary>
public sealed record Heading(string Anchor, string Text);

public enum GroupKind { Block, Care, Questions, Languages }

/// <summary>Blocks shown together: one block of any type, a run of care cards, of questions, of languages.</summary>
public sealed record BodyGroup(GroupKind Kind, Heading? Heading, IReadOnlyList<ContentItem> Blocks);

/// <summary>
/// The blocks of a page in the order they are shown, and every heading of the page with an anchor of its own: what the "on this page" list is made of.
/// Care cards that follow one another stand under one heading, calm before urgent before emergency; so do questions.
/// </summary>
public sealed class PageBody
{
    private const string Key = "PageBody";
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { "content", "site-nav", "section-nav", "toc", "filters", "language", "q-head" };
    private readonly Dictionary<string, Heading> headingOf = [];
    private readonly Dictionary<string, string> htmlOf = [];
    private readonly List<Heading> headings = [];
    private readonly List<BodyGroup> groups = [];

    public IReadOnlyList<BodyGroup> Groups => groups;
    public IReadOnlyList<Heading> Headings => headings;

    public static async Task<PageBody> ReadAsync(ContentView view, ContentItem page, IDictionary<string, object?> viewData, string bag = "Body")
    {
        var body = new PageBody();
        viewData[Key] = body;
        var blocks = page.As<BagPart>(bag)?.ContentItems ?? page.As<FlowPart>(bag)?.Widgets ?? [];
        for (var at = 0; at < blocks.Count;)
        {
            var kind = KindOf(blocks[at]);
            var run = kind is GroupKind.Block ? [blocks[at]] : blocks.Skip(at).TakeWhile(block => KindOf(block) == kind).ToList();
            at += run.Count;
            await body.AddGroupAsync(view, kind, run);
        }
        return body;
    }

    /// <summary>The body of the page being rendered, for a block's view; null when the block stands outside a page.</summary>
    public static PageBody? In(IDictionary<string, object?> viewData) => viewData.TryGetValue(Key, out var body) ? body as PageBody : null;

    /// <summary>A heading that the page itself adds after its blocks.</summary>
    public Heading Add(string text, string? anchor = null)
    {
        var heading = new Heading(Free(anchor ?? Slugs.From(text)), text);
        headings.Add(heading);
        return heading;
    }

    public Heading? HeadingOf(ContentItem block) => headingOf.GetValueOrDefault(block.ContentItemId);

    /// <summary>A section's text, its links resolved and its inner headings anchored.</summary>
    public string? HtmlOf(ContentItem block) => htmlOf.GetValueOrDefault(block.ContentItemId);

    private static GroupKind KindOf(ContentItem block) => block.ContentType switch
    {
        nameof(CareCard) => GroupKind.Care,
        nameof(Faq) => GroupKind.Questions,
        "LanguageEntry" => GroupKind.Languages,
        _ => GroupKind.Block,
    };

    private async Task AddGroupAsync(ContentView view, GroupKind kind, List<ContentItem> run)
    {
        if (kind is GroupKind.Block)
        {
            var block = run[0];
            if (ItemText.Tidy(block.TextOf("Heading")) is { } text)
                headingOf[block.ContentItemId] = Add(text);
            if (block.HtmlOf("Text") is { } html)
                htmlOf[block.ContentItemId] = await RichText.ShowAsync(html, view, inner => Add(inner).Anchor);
            groups.Add(new BodyGroup(kind, null, run));
            return;
        }
        var isFirst = groups.All(group => group.Kind != kind);
        var heading = isFirst ? Add(kind switch { GroupKind.Care => "When to get help", GroupKind.Questions => "Questions", _ => "In your language" }) : null;
        groups.Add(new BodyGroup(kind, heading, kind is GroupKind.Care ? [.. run.OrderBy(LevelOf)] : run));
    }

    private static int LevelOf(ContentItem card) => card.As<CareCard>()?.Level.Text switch { CareCard.Routine => 0, CareCard.Urgent => 1, CareCard.Emergency => 2, _ => 0 };

    private string Free(string anchor)
    {
        var free = anchor;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{anchor}-{number}";
        return free;
    }
}
