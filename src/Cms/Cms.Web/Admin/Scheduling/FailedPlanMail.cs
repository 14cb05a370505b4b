using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.States;
using Cms.Web.Mail;
using Cms.Web.Security;

namespace Cms.Web.Admin.Scheduling;

/// <summary>Writes to the person whose plan was given up. It names the page, the time and the desk's address, and nothing that the page says.</summary>
public sealed class FailedPlanMail(Mailbox mailbox, IPeople people, SiteClock clock) : IFailedPlan
{
    public async Task TellAsync(WriteSession session, ScheduledChange plan)
    {
        if (!mailbox.CanSend || await people.NamedAsync(plan.Actor) is not { Email: { Length: > 0 } address } person)
            return;
        var (zone, settings) = (await clock.ZoneAsync(), await session.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings));
        var title = await session.QueryValueAsync<string?>("SELECT v.display_text FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE i.item_id = @ItemId", new { plan.ItemId });
        var goes = plan.Kind is ScheduleKind.Publish ? "live" : "offline";
        // A site that does not know its own address cannot write a link that leads anywhere.
        var (site, path) = (settings?.TextOf("BaseUrl")?.TrimEnd('/'), PageActions.PlanHref(plan.ScheduleId));
        var way = string.IsNullOrEmpty(site) ? $"Sign in at the desk of the site. What happened, and how to go on, stands there at {path}" : $"What happened, and how to go on: {site}{path}";
        await mailbox.SendLaterAsync(session, new OutgoingMail(address, $"“{title}” did not go {goes}",
            $"""
            {person.Name},

            the page “{title}” was to go {goes} on {zone.Long(plan.DueUtc)}. It was tried {plan.Attempts} times and did not work:

            {plan.LastError}

            Nothing is lost.

            {way}
            """)
        { ToName = person.Name });
    }
}
