using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Admin.Scheduling;

/// <summary>A page that a planned one leads to, or stands under, and that visitors will not find at that time.</summary>
/// <param name="IsParent">The planned page stands under it.</param>
/// <param name="MayPlan">It could be planned for the same time by the person who looks.</param>
/// <param name="Title">Null for a page that the person who looks may not see.</param>
public sealed record NotLiveThen(string ItemId, string? Title, bool IsParent, bool MayPlan)
{
    /// <summary>“Roses”, or what can be said of a page whose title is not this person's to read.</summary>
    public string Name => Title is null ? "a page that you may not see" : $"“{Title}”";
}

/// <summary>What is live at an instant to come, as far as it is known now: what is live, and every plan until then.</summary>
public sealed class LiveThen(ContentStore store, DefinitionStore definitions, Standings standings)
{
    public async Task<IReadOnlyList<NotLiveThen>> MissingAsync(ContentItem item, DateTime atUtc, Actor actor)
    {
        var targets = definitions.Schema.References(item).Select(reference => reference.TargetId).Append(item.Place.ParentId).OfType<string>().Distinct(StringComparer.Ordinal).Where(id => id != item.ContentItemId).ToList();
        var known = (await store.LatestAsync(targets)).ToDictionary(target => target.ContentItemId);
        var states = await standings.OfAsync(targets);
        var missing = new List<NotLiveThen>();
        foreach (var id in targets.Where(known.ContainsKey))
        {
            var (target, standing) = (known[id], states.GetValueOrDefault(id));
            if (standing is null || IsLive(standing, atUtc))
                continue;
            bool May(string verb) => Permissions.Allows(actor.Granted, verb, target.ContentType, own: target.Owner is { Length: > 0 } owner && owner == actor.UserId);
            var title = May(Permissions.View) ? target.DisplayText is { Length: > 0 } title_ ? title_ : "Untitled" : null;
            missing.Add(new NotLiveThen(id, title, id == item.Place.ParentId, May(Permissions.Publish) && standing.Pending.All(plan => plan.Kind is not ScheduleKind.Publish)));
        }
        return missing;
    }

    private static bool IsLive(Standing standing, DateTime atUtc) =>
        standing.Pending.Where(plan => plan.DueUtc <= atUtc).OrderBy(plan => plan.DueUtc).LastOrDefault() is { } last ? last.Kind is ScheduleKind.Publish : standing.IsLive;
}
