using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Web.Admin.States;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Admin.Scheduling;

/// <summary>The form, as it was sent. A day and a time of their own, since few controls for both at once are good ones.</summary>
public sealed record ScheduleForm
{
    public string? Kind { get; init; }
    public string? Day { get; init; }
    public string? Time { get; init; }
    public int? Which { get; init; }
    public string? EndDay { get; init; }
    public string? EndTime { get; init; }
    public int? EndWhich { get; init; }

    /// <summary>Pages that are to go live at the same time.</summary>
    public string[]? Also { get; init; }

    /// <summary>The plan that is changed; none: a new one.</summary>
    public string? Plan { get; init; }

    /// <summary>The version that the screen showed as the newest one.</summary>
    public string? Version { get; init; }

    /// <summary>When the plan that is changed was due as the screen showed it, as <see cref="UtcText"/>.</summary>
    public string? Was { get; init; }

    internal IReadOnlyList<string> Together(string itemId) => [.. (Also ?? []).Where(id => id != itemId).Distinct(StringComparer.Ordinal)];
    internal bool HasTime => !string.IsNullOrWhiteSpace(Day) || !string.IsNullOrWhiteSpace(Time);
    internal bool HasEnd => !string.IsNullOrWhiteSpace(EndDay) || !string.IsNullOrWhiteSpace(EndTime);
}

/// <summary>Everything that the screen for choosing a time shows.</summary>
public sealed record SchedulePage(ContentItem Item, ScheduleKind Kind, PlannedTime Time, SiteZone Zone)
{
    public required PageState? State { get; init; }
    public required int Version { get; init; }
    /// <summary>The person who plans has typed words that are in no version yet: planning makes one of them.</summary>
    public bool HasTyped { get; init; }

    public required IReadOnlyList<DateTime> Quick { get; init; }
    public PlannedTime? End { get; init; }
    public ScheduledChange? Change { get; init; }
    public IReadOnlyList<NotLiveThen> Missing { get; init; } = [];
    public IReadOnlySet<string> Also { get; init; } = new HashSet<string>();

    /// <summary>What keeps the page from being planned whatever the time is; what is lacking in it has the path of its control.</summary>
    public IReadOnlyList<ContentError> Obstacles { get; init; } = [];

    /// <summary>What was wrong with what was sent.</summary>
    public string? Problem { get; init; }

    /// <summary>The form as it was sent, so that a quick time takes nothing of it away.</summary>
    public ScheduleForm Form { get; init; } = new();

    /// <summary>The screen with another time, and everything else that was chosen.</summary>
    public string HrefAt(DateTime local)
    {
        var query = new QueryString()
            .Add(Change is { } change ? new QueryString().Add("plan", change.ScheduleId) : new QueryString().Add("kind", Kind is ScheduleKind.Publish ? "publish" : "unpublish"))
            .Add("day", local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Add("time", local.ToString("HH:mm", CultureInfo.InvariantCulture));
        foreach (var (name, value) in new[] { ("endDay", Form.EndDay), ("endTime", Form.EndTime), ("endWhich", Form.EndWhich?.ToString(CultureInfo.InvariantCulture)) }.Concat(Also.Select(id => ("also", (string?)id))))
        {
            if (!string.IsNullOrEmpty(value))
                query = query.Add(name, value);
        }
        return $"{Href}/schedule{query}";
    }

    public string Title => Item.DisplayText is { Length: > 0 } title ? title : "Untitled";
    public string Href => $"/admin/pages/{Item.ContentItemId}";
    public bool IsLive => State?.Standing.IsLive ?? false;
}

/// <summary>A chosen time as it is read back: <paramref name="Words"/> say what happens then; a time that comes twice is asked about under the name <paramref name="Name"/>.</summary>
public sealed record ShownTime(PlannedTime Time, SiteZone Zone, string Words, string Name);
