using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record BagPart : ContentPart
{
    public IReadOnlyList<ContentItem> ContentItems { get; init => field = value ?? []; } = [];
}

public sealed record BagPartSettings
{
    public IReadOnlyList<string> ContainedContentTypes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> ContainedStereotypes { get; init => field = value ?? []; } = [];
    public string? DisplayType { get; init; }
    public bool CollapseContainedItems { get; init; }

    /// <summary>How many blocks there may be; 0 is no limit. Not Orchard's.</summary>
    public int MaxItems { get; init; }
}

/// <summary>A list of blocks. A type may have several, each under a name of its own, which is then also their key in the JSON.</summary>
public sealed class BagPartKind : ItemListKind
{
    public override string Name => nameof(BagPart);
    public override string List => nameof(BagPart.ContentItems);

    public override bool Allows(string contentType, PartContext context, JsonElement part)
    {
        var settings = context.Definition.Settings.Get<BagPartSettings>();
        return settings.ContainedContentTypes.Contains(contentType, StringComparer.Ordinal) || HasStereotype(context, contentType, settings.ContainedStereotypes);
    }

    public override IEnumerable<ContentError> Missing(JsonElement part, PartContext context)
    {
        if (context.Definition.Settings.Get<BagPartSettings>().MaxItems is > 0 and var most && Contained(part).Count() is var count && count > most)
            yield return new(context.Path, $"{context.Definition.Options.DisplayName ?? context.Definition.Name} has {count} entries and may have {most}. Remove {count - most}.");
    }

    public override IEnumerable<ContentTypeDefinition> Choices(PartContext context, JsonElement part)
    {
        var order = context.Definition.Settings.Get<BagPartSettings>().ContainedContentTypes.ToList();
        return base.Choices(context, part).OrderBy(type => order.IndexOf(type.Name) is >= 0 and var at ? at : int.MaxValue);
    }
}
