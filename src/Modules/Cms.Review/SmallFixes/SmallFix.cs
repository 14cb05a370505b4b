using Cms.Content.Model;

namespace Cms.Review.SmallFixes;

/// <summary>
/// Whether a change is a small fix, which its author may put live alone. <paramref name="Reason"/> is the first rule that speaks against it, as one sentence;
/// null when it is small. <paramref name="Words"/> counts the words that changed.
/// </summary>
public sealed record SmallFixVerdict(int Words, string? Reason)
{
    public bool IsSmall => Reason is null;
}

/// <summary>
/// A small fix changes a few words of the last signed text and nothing else: no number, no unit, no guarded name, no "not", no heading, no target of a link,
/// no picture, nothing in a guarded block, and no block that came, went or moved. It is counted against the signed text, so small fixes never add up to a new one.
/// What the program does not know how to judge is not small.
/// </summary>
public static class SmallFix
{
    public static SmallFixVerdict Judge(ContentItem signed, ContentItem now, ContentSchema schema, SmallFixSettings settings)
    {
        var words = new WordCheck(settings);
        var reason = new ItemComparison(schema, settings, words).Compare(signed, now) ?? words.Reason;
        if (reason is null && words.Changed > settings.MostWords)
            reason = $"{words.Changed} words changed; a small fix changes at most {settings.MostWords}.";
        return new SmallFixVerdict(words.Changed, reason);
    }
}
