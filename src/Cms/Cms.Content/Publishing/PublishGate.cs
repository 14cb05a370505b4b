using Cms.Content.Model;

namespace Cms.Content.Publishing;

/// <summary>
/// A rule that a module brings for its types. <see cref="Block"/> keeps an item from being published, <see cref="Warn"/> only says so.
/// Rules see the version that is to go live.
/// </summary>
public interface IPublishRule
{
    IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema) => [];
    IEnumerable<ContentError> Warn(ContentItem item, ContentSchema schema) => [];
}

/// <summary>What the gate found. The page may go live when nothing blocks.</summary>
public sealed record GateResult(IReadOnlyList<ContentError> Blocks, IReadOnlyList<ContentError> Warnings);

/// <summary>
/// What is asked of an item at publication: what its definition requires, and what the modules' rules say. The rules are asked for at each publication,
/// because a rule counts while its feature is on.
/// </summary>
public sealed class PublishGate(IEnumerable<IPublishRule> rules)
{
    public GateResult Check(ContentItem item, ContentSchema schema)
    {
        // What readers do not get may be unfinished; it must be possible to keep it all the same.
        var invalid = schema.Invalid(item);
        var shown = HiddenBlocks.Without(item);
        return Check(shown, schema, schema.Walk(shown, "").ToList(), invalid);
    }

    /// <summary>The same of what readers get (<see cref="HiddenBlocks.Without"/>), walked already, where what is invalid in the whole item is known.</summary>
    internal GateResult Check(ContentItem shown, ContentSchema schema, IReadOnlyList<SchemaVisit> walk, IEnumerable<ContentError> invalid) => new(
        [.. invalid, .. schema.Missing(walk), .. rules.SelectMany(rule => rule.Block(shown, schema))],
        [.. rules.SelectMany(rule => rule.Warn(shown, schema))]);
}
