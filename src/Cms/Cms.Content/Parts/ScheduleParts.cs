using System.Text.Json.Serialization;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>When Orchard would publish the item. Here schedules are kept beside the content; the part is read on import and written on export.</summary>
public sealed record PublishLaterPart : ContentPart
{
    [JsonConverter(typeof(LenientDateConverter))]
    public DateTime? ScheduledPublishUtc { get; init; }
}

/// <summary>When Orchard would take the item offline; as <see cref="PublishLaterPart"/>.</summary>
public sealed record ArchiveLaterPart : ContentPart
{
    [JsonConverter(typeof(LenientDateConverter))]
    public DateTime? ScheduledArchiveUtc { get; init; }
}

public sealed class PublishLaterPartKind : PartKind<PublishLaterPart>;

public sealed class ArchiveLaterPartKind : PartKind<ArchiveLaterPart>;
