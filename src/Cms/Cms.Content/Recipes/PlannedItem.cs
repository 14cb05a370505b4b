using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Publishing;

namespace Cms.Content.Recipes;

/// <summary>What a plan does with one item.</summary>
internal sealed class PlannedItem(string itemId, string contentType)
{
    public string ItemId => itemId;
    public string ContentType => contentType;
    public List<IncomingVersion> Incoming { get; } = [];
    public ExistingItem? Existing { get; set; }

    /// <summary>The item as it will be; the same as now where the recipe says nothing.</summary>
    public string? ParentId { get; set; }
    public int SortOrder { get; set; }
    public string Culture { get; set; } = ItemPlace.DefaultCulture;
    public string? TranslationSet { get; set; }
    public string? Owner { get; set; }
    public DateTime? CreatedUtc { get; set; }
    public string? Alias { get; set; }
    public string? Path { get; set; }

    public List<PlannedVersion> Versions { get; } = [];

    /// <summary>What is planned for the item on the site now, and what the recipe adds to it.</summary>
    public IReadOnlyList<PlannedSchedule> Pending { get; set; } = [];
    public IReadOnlyList<PlannedSchedule> NewSchedules { get; set; } = [];
    public PlannedVersion? Latest => Versions.LastOrDefault(version => version.Incoming.Latest);
    public PlannedVersion? Live => Versions.LastOrDefault(version => version.Incoming.Published);

    public string LatestVersion { get; set; } = "";
    public string? LiveVersion { get; set; }
    public string? DisplayText { get; set; }
    public ReportKind Action { get; set; } = ReportKind.Created;

    /// <summary>Whether the recipe decides about this item at all: one that is skipped stays as it is.</summary>
    public bool Applies => Action is ReportKind.Created or ReportKind.Updated;

    /// <summary>The recipe's published version may not go out: the item comes in as a draft.</summary>
    public bool IsHeldBack => Live is { HeldBackBy.Count: > 0 };

    /// <summary>What is not stored here yet, in the order of the numbers they will have: archived versions first, then the live one, then the draft.</summary>
    public IEnumerable<PlannedVersion> NewVersions => Versions.Where(version => !version.IsKnown).DistinctBy(version => version.VersionId)
        .OrderBy(version => version.Incoming.Latest ? 2 : version.Incoming.Published ? 1 : 0);

    public StepReport Report => Incoming[0].Step.Report;

    /// <summary>One of its versions as rules see it.</summary>
    public ContentItem ToItem(PlannedVersion version, bool live) => new()
    {
        ContentItemId = ItemId,
        ContentItemVersionId = version.VersionId,
        ContentType = ContentType,
        DisplayText = version.DisplayText,
        Latest = version.Incoming.Latest,
        Published = live,
        Owner = Owner,
        Author = version.Author,
        CreatedUtc = CreatedUtc,
        ModifiedUtc = version.ModifiedUtc,
        PublishedUtc = version.PublishedUtc,
        Content = version.Content,
        Place = new ItemPlace(Culture, ParentId, SortOrder, version.Slug, Path),
    };

    public override string ToString() => $"{contentType} “{DisplayText ?? Existing?.LatestText}” ({itemId})";
}

/// <summary>A publication of one version, or the item's end, at an instant.</summary>
internal sealed record PlannedSchedule(ScheduleKind Kind, string? VersionId, DateTime DueUtc);

/// <summary>One version as it will be stored: <paramref name="Content"/> was read from the very text that is written, which it keeps as UTF-8.</summary>
internal sealed record PlannedVersion(IncomingVersion Incoming, string VersionId, string? DisplayText, string? Slug, JsonElement Content)
{
    public string? DerivedId { get; init; }
    public string? Alias { get; init; }
    public string? Author { get; init; }
    public DateTime? ModifiedUtc { get; init; }
    public DateTime? PublishedUtc { get; init; }
    public IReadOnlyList<ContentReference> References { get; init; } = [];
    /// <summary>The same without those of hidden blocks: what readers can follow.</summary>
    public IReadOnlyList<ContentReference> LiveReferences { get; init; } = [];
    public ItemBorder Border { get; init; } = new();
    /// <summary>Already stored here, word for word.</summary>
    public bool IsKnown { get; init; }
    /// <summary>What keeps it from going live, or from being planned to.</summary>
    public IReadOnlyList<ContentError> HeldBackBy { get; init; } = [];

    public string DataText => Content.GetRawText();
}
