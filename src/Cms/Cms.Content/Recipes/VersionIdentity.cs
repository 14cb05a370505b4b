using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>Decides which version of an item one of a recipe is: one that is stored here already, or a new one, and under which id.</summary>
internal sealed class VersionIdentity(PlannedParents parents)
{
    /// <summary>The id as given where it is free or stands for the same content here; otherwise the one that follows from the content.</summary>
    public PlannedVersion Identify(PlannedItem item, PlannedVersion version, Dictionary<string, KnownVersion> known)
    {
        if (known.TryGetValue(version.VersionId, out var found))
        {
            if (found.ItemId != item.ItemId)
            {
                version.Incoming.Problem("ContentItemVersionId", $"The version '{version.VersionId}' belongs to another item ('{found.ItemId}') on this site.", "Leave the version id out, or give it another one.");
                return version;
            }
            if (IsSame(version, found, item))
                return version with { IsKnown = true };
            if (version.DerivedId is { } derived)
                return Identify(item, version with { VersionId = derived, DerivedId = null }, known);
        }
        return version;
    }

    private bool IsSame(PlannedVersion version, KnownVersion known, PlannedItem item)
    {
        if (version.DisplayText != known.DisplayText)
            return false;
        var data = version.DataText;
        return data == known.Data || Bare(data, item) == Bare(known.Data, item);
    }

    // A step may be written absolute where it need not be; the address is the same.
    private string Bare(string data, PlannedItem item)
    {
        var content = ItemBorder.WithoutMarkers(ContentJson.ParseObject(data));
        if (content["AutoroutePart"] is JsonObject part && part.TextOf("Path") is { Length: > 0 } step)
            part.Put("Path", Addresses.ToSlug(Addresses.Compute(step, parents.PathAbove(item))!, parents.PathAbove(item)));
        return ContentJson.Write(content);
    }
}
