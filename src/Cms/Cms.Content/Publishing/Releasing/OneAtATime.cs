using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.Releasing;

/// <summary>
/// Where a widget's type says so (<see cref="WidgetPlaceSettings.OneAtATime"/>), a place shows one of its kind at a time: two warnings at the top of a page
/// are read less than one.
/// </summary>
public sealed class OneAtATime : IReleaseRule
{
    public async Task<IReadOnlyList<ContentError>> RefusalsAsync(WriteSession session, ContentSchema schema, ReleaseAttempt attempt)
    {
        if (schema.Definitions.Type(attempt.Version.ContentType) is not { } type || !type.Settings.Get<WidgetPlaceSettings>().OneAtATime || attempt.Version.As<LayerMetadata>() is not { } place)
            return [];
        var now = await session.NowAsync();
        var others = await ContentStore.QueryAsync(session.Connection, session.Transaction, "v.version_id = i.published_version AND i.content_type = @type AND i.item_id <> @id",
            new { type = type.Name, id = attempt.Version.ContentItemId });
        return
        [
            .. others.Where(other => other.As<LayerMetadata>() is { } there && there.Zone == place.Zone && there.Layer == place.Layer && Meet(Time(attempt.Version), Time(other), now))
                .Select(other => new ContentError(nameof(LayerMetadata), $"“{other.DisplayText}” stands there at that time. Change that one, take it offline, or choose another time or other pages.")),
        ];
    }

    private static (DateTime From, DateTime Until) Time(ContentItem item) =>
        (item.As<ShowPeriodPart>()?.From.Value ?? DateTime.MinValue, item.As<ShowPeriodPart>()?.Until.Value ?? DateTime.MaxValue);

    private static bool Meet((DateTime From, DateTime Until) one, (DateTime From, DateTime Until) other, DateTime now) =>
        other.Until > now && one.From < other.Until && other.From < one.Until;
}
