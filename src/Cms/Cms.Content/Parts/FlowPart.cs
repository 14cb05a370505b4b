using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record FlowPart : ContentPart
{
    public IReadOnlyList<ContentItem> Widgets { get; init => field = value ?? []; } = [];
}

public sealed record FlowPartSettings
{
    /// <summary>Empty: every type with the stereotype <c>Widget</c>.</summary>
    public IReadOnlyList<string> ContainedContentTypes { get; init => field = value ?? []; } = [];
}

/// <summary>How a widget stands in its flow: <c>widget.As&lt;FlowMetadata&gt;()</c>.</summary>
public sealed record FlowMetadata : ContentPart
{
    /// <summary>0 left, 1 center, 2 right, 3 justified.</summary>
    public int Alignment { get; init; } = 3;

    /// <summary>Percent of the flow's width.</summary>
    public int Size { get; init; } = 100;
}

/// <summary>Widgets one after the other, each with its width and side.</summary>
public sealed class FlowPartKind : ItemListKind
{
    public override string Name => nameof(FlowPart);
    public override string List => nameof(FlowPart.Widgets);

    public override bool Allows(string contentType, PartContext context, JsonElement part)
    {
        var allowed = context.Definition.Settings.Get<FlowPartSettings>().ContainedContentTypes;
        return allowed.Count > 0 ? allowed.Contains(contentType, StringComparer.Ordinal) : HasStereotype(context, contentType, ["Widget"]);
    }

    protected override void BindBeside(FormReader form, JsonObject item)
    {
        var place = form.At(nameof(FlowMetadata));
        BindNumber(place, nameof(FlowMetadata.Alignment), 0, 3, item);
        BindNumber(place, nameof(FlowMetadata.Size), 1, 100, item);
    }

    private static void BindNumber(FormReader form, string name, int least, int most, JsonObject item)
    {
        if (form.Text(name) is not { Length: > 0 } typed)
            return;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            item.ObjectOf(nameof(FlowMetadata)).Put(name, JsonValue.Create(number));
        else
            form.Refuse($"Width and side of a block: Choose a number from {least} to {most}.");
    }
}
