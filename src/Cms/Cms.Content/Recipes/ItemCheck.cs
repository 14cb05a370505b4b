using Cms.Content.Model;
using Cms.Content.Publishing;

namespace Cms.Content.Recipes;

/// <summary>
/// Rules and references of what is new here. What the site already holds is not judged again, and the publish gate only reports.
/// Looking is most of the work of a plan and touches nothing but the item itself, so it may be done for many items at a time; telling keeps their order.
/// </summary>
internal sealed class ItemCheck(ContentSchema schema, PublishGate? gate)
{
    /// <summary>Notes the references of the item's versions; returns what is wrong with each, in their order.</summary>
    public IReadOnlyList<CheckedVersion> Look(PlannedItem item)
    {
        if (!item.Applies)
            return [];
        var found = new CheckedVersion[item.Versions.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var version = item.Versions[i];
            var goesLive = version.VersionId == item.LiveVersion && version.VersionId != item.Existing?.PublishedVersion;
            var content = item.ToItem(version, goesLive);
            var walk = schema.Walk(content, "").ToList();
            IReadOnlyList<ContentError> invalid = version.IsKnown && !goesLive ? [] : [.. schema.Invalid(walk)];
            var shown = HiddenBlocks.Without(content);
            var shownWalk = ReferenceEquals(shown, content) ? walk : schema.Walk(shown, "").ToList();
            IReadOnlyList<ContentReference> references = [.. schema.References(walk)];
            item.Versions[i] = version with { References = references, LiveReferences = ReferenceEquals(shownWalk, walk) ? references : [.. schema.References(shownWalk)] };
            found[i] = new CheckedVersion(version.IsKnown ? [] : invalid, goesLive ? gate?.Check(shown, schema, shownWalk, invalid) : null);
        }
        return found;
    }

    public static void Tell(PlannedItem item, IReadOnlyList<CheckedVersion> found)
    {
        foreach (var refusal in item.Versions.SelectMany(version => version.HeldBackBy).Distinct())
            item.Report.Add(ReportKind.HeldBack, item.ToString(), refusal.Message);
        foreach (var (version, result) in item.Versions.Zip(found))
        {
            foreach (var error in result.Invalid)
                version.Incoming.Problem(error.Path, error.Message, "Correct the value, or leave it out.");
            foreach (var block in result.Gate?.Blocks ?? [])
                item.Report.Add(ReportKind.GateBlock, item.ToString(), block.Message);
            foreach (var warning in result.Gate?.Warnings ?? [])
                item.Report.Add(ReportKind.GateWarning, item.ToString(), warning.Message);
        }
    }
}

/// <summary>What was found in one version: why it cannot be imported, and what the publish gate says of one that goes live.</summary>
internal sealed record CheckedVersion(IReadOnlyList<ContentError> Invalid, GateResult? Gate);
