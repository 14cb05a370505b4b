using Cms.Web.Admin.Activity;

namespace Cms.Review.Desk;

/// <summary>What the desk's activity says of reviews. The detail names the reviewer, or the place that a comment is about.</summary>
internal static class ReviewActivity
{
    public static readonly ActivityKind[] Kinds =
    [
        new("send for review", "Sent for review", "sent {page} for review to {detail}"),
        new("sign off", "Signed off", "signed off {page}"),
        new("ask for changes", "Asked for changes", "asked for changes on {page}"),
        new("withdraw review", "Withdrew a review", "withdrew {page} from {detail}"),
        new("hand review over", "Handed a review over", "handed the review of {page} over: {detail}"),
        new("remind reviewer", "Reminded a reviewer", "reminded {detail} of {page}"),
        new("show review link", "Showed a review link", "copied the link by which {detail} reviews {page}"),
        new("comment", "Commented", "commented on {page}"),
        new("resolve comment", "Settled a comment", "settled a comment on {page}"),
        new("reopen comment", "Reopened a comment", "reopened a comment on {page}"),
        new("review due", "Review due: told", "said that the review of {page} is due soon"),
        new("review overdue", "Review overdue: told", "said that the review of {page} is overdue"),
        new("review under-review", "Review overdue: visitors told", "tells visitors that {page} is under review"),
        new("review offline", "Review overdue: taken offline", "took {page} offline, because its review is overdue"),
    ];
}
