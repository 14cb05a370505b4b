using Cms.Content.Storage;
using Cms.Web.Admin.Bulk;
using Cms.Web.Admin.Index;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.List;

/// <summary>The list of everything that is written here: filters in the address, views that a person keeps as tabs.</summary>
public sealed class PagesController(ICurrentActor actors, PageListing listing, KeptViews views, DeskIndexPosition position, BulkReports reports, SiteClock clock) : AdminController(actors)
{
    [HttpGet(ListFilter.Path)]
    public async Task<IActionResult> List(string? done)
    {
        await position.CatchUpAsync();
        var filter = ListFilter.Read(Request.Query);
        var choices = listing.Choices(Actor);
        return View(ViewPath("List/List"), new ListPage(filter, await listing.ReadAsync(filter, Actor), choices, await TabsAsync(), [.. Chips(filter, choices)], await clock.ZoneAsync())
        {
            States = listing.States,
            HasReviews = listing.HasReviews,
            Done = reports.Find(done, Actor),
        });
    }

    [HttpPost(ListFilter.Path + "/views")]
    public async Task<IActionResult> Keep(string? name, string? query)
    {
        var filter = ListFilter.Read(query ?? "");
        if (await views.KeepAsync(Actor, name, filter) is { } problem)
            Say(problem, good: false);
        else
            Say($"“{DeskText.Tidy(name!)}” is kept. It stands as a tab over the list, for you alone.");
        return Redirect(filter.Url);
    }

    [HttpPost(ListFilter.Path + "/views/remove")]
    public async Task<IActionResult> Remove(string? name)
    {
        await views.RemoveAsync(Actor, name);
        Say("The view is removed. The pages in it stay as they are.");
        return Redirect(ListFilter.Path);
    }

    private async Task<IReadOnlyList<ListTab>> TabsAsync()
    {
        var counts = await listing.CountAsync(Actor);
        var kept = await views.AllAsync(Actor);
        var states = listing.States.Select(state => (state.Words, state.Tone, Filter: new ListFilter { Next = state.Name })).ToList();
        var counted = await listing.CountAsync([.. states.Select(state => state.Filter), .. kept.Select(view => view.Filter)], Actor);
        var tabs = new List<ListTab>
        {
            new("All", new ListFilter(), counts.Everything),
            new("Mine", new ListFilter { Owner = Actor.UserName }, counts.Mine),
            new("Drafts", new ListFilter { Next = "draft" }, counts.Drafts),
        };
        tabs.AddRange(states.Select((state, at) => new ListTab(state.Words, state.Filter, counted[at], state.Tone is States.Tone.Red)).Where(tab => tab.Count > 0));
        tabs.Add(new ListTab("Scheduled", new ListFilter { Next = "planned" }, counts.Planned));
        if (counts.Failed > 0)
            tabs.Add(new ListTab("Failed", new ListFilter { Next = "failed" }, counts.Failed, IsBad: true));
        if (listing.HasReviews)
            tabs.Add(new ListTab("Review overdue", new ListFilter { Review = "overdue" }, counts.Overdue, counts.Overdue > 0));
        tabs.Add(new ListTab("Facts missing", new ListFilter { Facts = true }, counts.Facts));
        tabs.AddRange(kept.Select((view, at) => new ListTab(view.Name, view.Filter, counted[states.Count + at], Kept: view.Name)));
        return tabs;
    }

    private IEnumerable<ListChip> Chips(ListFilter filter, ListChoices choices)
    {
        var first = filter with { Page = 1 };
        if (filter.Text is { } text)
            yield return new ListChip($"Words: {text}", first with { Text = null });
        if (filter.Type is { } type)
            yield return new ListChip($"Kind: {choices.Types.FirstOrDefault(known => known.Name == type)?.DisplayName ?? type}", first with { Type = null });
        if (filter.See is { } see)
            yield return new ListChip($"Visitors see: {ListWords.See.GetValueOrDefault(see, see)}", first with { See = null });
        if (filter.Next is { } next)
            yield return new ListChip($"Comes next: {ListWords.Next.GetValueOrDefault(next) ?? listing.States.FirstOrDefault(state => state.Name == next)?.Words ?? next}", first with { Next = null });
        if (filter.Owner is { } owner)
            yield return new ListChip($"Owner: {owner}", first with { Owner = null });
        if (filter.Section is { } section)
            yield return new ListChip($"Section: {listing.TitleOf(section, Actor) ?? "not there"}", first with { Section = null });
        if (filter.Parent is { } parent)
            yield return new ListChip($"Under: {listing.TitleOf(parent, Actor) ?? "not there"}", first with { Parent = null });
        if (filter.Review is { } review)
            yield return new ListChip($"Review: {ListWords.Review.GetValueOrDefault(review, review)}", first with { Review = null });
        if (filter.Facts)
            yield return new ListChip("Facts missing", first with { Facts = false });
    }
}
