using Cms.Content.Model;
using Cms.Content.Publishing;

namespace Cms.Content.Recipes;

/// <summary>Rules and references of what is new here. What the site already holds is not judged again, and the publish gate only reports.</summary>
internal sealed class ItemCheck(ContentSchema schema, PublishGate? gate)
{
    public void Check(PlannedItem item)
    {
        if (!item.Applies)
            return;
        foreach (var refusal in item.Versions.SelectMany(version => version.HeldBackBy).Distinct())
            item.Report.Add(ReportKind.HeldBack, item.ToString(), refusal.Message);
        for (var i = 0; i < item.Versions.Count; i++)
        {
            var version = item.Versions[i];
            var goesLive = version.VersionId == item.LiveVersion && version.VersionId != item.Existing?.PublishedVersion;
            var content = item.ToItem(version, goesLive);
            item.Versions[i] = version with { References = [.. schema.References(content)] };
            foreach (var error in version.IsKnown ? [] : schema.Invalid(content))
                version.Incoming.Problem(error.Path, error.Message, "Correct the value, or leave it out.");
            if (!goesLive || gate?.Check(content, schema) is not { } found)
                continue;
            foreach (var block in found.Blocks)
                item.Report.Add(ReportKind.GateBlock, item.ToString(), block.Message);
            foreach (var warning in found.Warnings)
                item.Report.Add(ReportKind.GateWarning, item.ToString(), warning.Message);
        }
    }
}
