using Cms.Content.Fields;
using Cms.Content.Model;

namespace ObGyn.Theme;

/// <summary>When an event begins and ends; one without an end is over twelve hours after it began.</summary>
public static class EventTimes
{
    public static DateTimeOffset? StartOf(ContentItem item) => Read(item, "Start");

    public static DateTimeOffset? EndOf(ContentItem item) => Read(item, "End") ?? StartOf(item)?.AddHours(12);

    private static DateTimeOffset? Read(ContentItem item, string field) =>
        item.FieldOf<DateTimeField>(field)?.Value is { } value ? new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)) : null;
}
