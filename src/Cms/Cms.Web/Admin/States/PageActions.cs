using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Modules;

namespace Cms.Web.Admin.States;

/// <summary>The button that a page in a list carries: what it needs next, one press away.</summary>
public sealed record PageAction(string Words, string Href, string? Icon = null);

/// <summary>Chooses the button: what went wrong first, then what a module asks for, then a draft that may go out, then a draft to go on with.</summary>
public sealed class PageActions(ContentStore store, DefinitionStore definitions, PublishGate gate, Enabled<INextStep> modules)
{
    /// <summary>By item id; a page that needs nothing has none.</summary>
    public async Task<IReadOnlyDictionary<string, PageAction>> OfAsync(IReadOnlyCollection<(DeskRow Row, PageState State)> pages, Actor reader)
    {
        var actions = new Dictionary<string, PageAction>(StringComparer.Ordinal);
        var ready = new List<DeskRow>();
        foreach (var (row, state) in pages)
        {
            if (state.ComesNext.FirstOrDefault(mark => mark is { Href: not null, Action: not null }) is { } mark)
                actions[row.ItemId] = new PageAction(mark.Action!, mark.Href!);
            else if (state.Standing is { HasDraft: true, ArchivedUtc: null, Pending.Count: 0 } && row.Allows(reader, Permissions.Edit))
            {
                actions[row.ItemId] = new PageAction("Continue", row.Href);
                if (row.Allows(reader, Permissions.Publish) && state.ComesNext.All(next => next.Tone is Tone.Grey or Tone.Blue))
                    ready.Add(row);
            }
        }
        foreach (var item in await store.LatestAsync([.. ready.Select(row => row.ItemId)]))
        {
            if (gate.Check(item, definitions.Schema).Blocks.Count == 0)
                actions[item.ContentItemId] = await StepAsync(item, reader) is { Href: { } href } step ? new PageAction(step.Button, href) : new PageAction("Schedule…", ScheduleHref(item.ContentItemId), "sched");
        }
        return actions;
    }

    /// <summary>Where a time for a page is chosen.</summary>
    public static string ScheduleHref(string itemId) => $"/admin/pages/{itemId}/schedule";

    /// <summary>Where a plan stands: what it will do, or what became of it.</summary>
    public static string PlanHref(string scheduleId) => $"/admin/plans/{scheduleId}";

    private async Task<NextStep?> StepAsync(ContentItem draft, Actor reader)
    {
        foreach (var module in modules)
        {
            if (await module.NextStepAsync(draft, reader) is { } step)
                return step;
        }
        return null;
    }
}
