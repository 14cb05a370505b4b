using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Editing;
using Cms.Web.Texts;

namespace Cms.Web.Admin.Versions;

/// <summary>Reads the versions of a page and what changed between two of them, in words.</summary>
public sealed class VersionsReader(ContentStore store, VersionHistory history, DefinitionStore definitions, Schedule schedules, SiteClock clock, PointedTitles titles)
{
    public async Task<VersionsPage?> ReadAsync(ContentItem item, string? shown, string? with)
    {
        var planned = (await schedules.ListAsync(item.ContentItemId)).Select(plan => plan.VersionId).ToHashSet();
        var lines = (await history.OfAsync(item.ContentItemId)).Select(head => new VersionLine(head, planned.Contains(head.VersionId))).ToList();
        var chosen = shown is null ? lines[0] : lines.Find(line => line.Id == shown);
        if (chosen is null)
            return null;
        var other = with is not null ? lines.Find(line => line.Id == with && line != chosen) : Usual(lines, chosen);
        var page = new VersionsPage(item, lines, chosen, other, await clock.ZoneAsync()) { IsChosen = shown is not null };
        if (other is null)
            return page;
        var (from, to) = page.IsBackwards ? (chosen, other) : (other, chosen);
        // Versions are never taken away: what the history names is there.
        var (before, after) = ((await store.VersionAsync(from.Id))!, (await store.VersionAsync(to.Id))!);
        var reader = new PassageReader(definitions.Schema, await titles.OfAsync(before, after));
        var compared = PassageDiff.Of(reader.Read(HiddenBlocks.Without(before)), reader.Read(HiddenBlocks.Without(after)));
        return page with { Compared = compared, AlsoChanged = Unread(before, after, compared) };
    }

    // The newest with what is live, an older one with the newest: what has changed since.
    private static VersionLine? Usual(List<VersionLine> lines, VersionLine chosen) =>
        chosen != lines[0] ? lines[0] : lines.Find(line => line.Head.IsLive && line != chosen) ?? lines.ElementAtOrDefault(1);

    private List<string> Unread(ContentItem before, ContentItem after, IReadOnlyList<ComparedPassage> compared)
    {
        var parts = definitions.Schema.Definitions.Type(after.ContentType)?.Parts ?? [];
        return [.. parts.Where(part => !Equals(before.Part(part.Name), after.Part(part.Name)) && !compared.Any(passage => passage.IsChanged && IsOf(passage.Passage.Place, part.Name)))
            .Select(EditorLayout.NameOf).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsOf(string place, string part) => place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] is '.' or '[');

    private static bool Equals(JsonElement? before, JsonElement? after) => before is { } old && after is { } now ? JsonElement.DeepEquals(old, now) : before is null && after is null;
}
