namespace ObGyn.Tests.Access;

/// <summary>Who may use a route, in the words of the permissions.</summary>
public enum Needs
{
    /// <summary>Visitors too: signing in, a link with a secret.</summary>
    Nothing,
    SignedIn,
    /// <summary>Anybody at the desk.</summary>
    Desk,
    /// <summary>A right on the page, which is somebody else's.</summary>
    Edit,
    Publish,
    Delete,
    /// <summary>One's own thing or nothing: a comment, a request, a plan that is not there for anybody else.</summary>
    Own,
    Settings,
    Users,
}

/// <param name="Sample">The values of the route's parameters and the form, <c>{page}</c>, <c>{plan}</c> and <c>{user}</c> for real ones.</param>
public sealed record Route(string Method, string Template, Needs Needs, string Sample = "")
{
    public override string ToString() => $"{Method} {Template}";
}

/// <summary>
/// Every route of the desk, of accounts and of links, and who may use it. A route that is not here fails the test: whoever adds one says whom it is for.
/// </summary>
public static class RouteTable
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("GET", "account/forgotten", Needs.Nothing),
        new("GET", "account/second-step", Needs.Nothing),
        new("GET", "account/set-password", Needs.Nothing),
        new("GET", "account/sign-in", Needs.Nothing),
        new("GET", "preview/{token}", Needs.Nothing, "token=none"),
        new("GET", "preview/{token}/page", Needs.Nothing, "token=none"),
        new("GET", "sign-off/{token}", Needs.Nothing, "token=none"),
        new("GET", "account/password", Needs.SignedIn),
        new("GET", "account/signed-in", Needs.SignedIn),
        new("GET", "sign-off/mine/{requestId}", Needs.Own, "requestId=none"),
        new("GET", "account/sessions", Needs.Desk),
        new("GET", "account/two-step", Needs.Desk),
        new("GET", "admin", Needs.Desk),
        new("GET", "admin/activity", Needs.Desk),
        new("GET", "admin/activity/export.csv", Needs.Desk),
        new("GET", "admin/as-of", Needs.Desk),
        new("GET", "admin/as-of/page", Needs.Desk, "?time=2026-12-01T00:00:00Z&path=patients"),
        new("GET", "admin/calendar", Needs.Desk),
        new("GET", "admin/facts", Needs.Desk),
        new("GET", "admin/find", Needs.Desk),
        new("GET", "admin/find/hits", Needs.Desk, "?q=fibroids"),
        new("GET", "admin/links", Needs.Desk, "?q=fibroids"),
        new("GET", "admin/new/{type}", Needs.Desk, "type=Page"),
        new("GET", "admin/pages", Needs.Desk),
        new("GET", "admin/pages/{id}", Needs.Edit, "id={page}"),
        new("GET", "admin/pages/{id}/comments", Needs.Desk, "id={page}"),
        new("GET", "admin/pages/{id}/join", Needs.Edit, "id={page}"),
        new("GET", "admin/pages/{id}/move", Needs.Desk, "id={page}"),
        new("GET", "admin/pages/{id}/preview", Needs.Desk, "id={page}"),
        new("GET", "admin/pages/{id}/schedule", Needs.Publish, "id={page}"),
        new("GET", "admin/pages/{id}/send", Needs.Edit, "id={page}"),
        new("GET", "admin/pages/{id}/versions", Needs.Desk, "id={page}"),
        new("GET", "admin/pages/{id}/widths", Needs.Desk, "id={page}"),
        new("GET", "admin/pages/bulk", Needs.Desk, "?act=publish&id={page}"),
        new("GET", "admin/pages/tree", Needs.Desk),
        new("GET", "admin/pages/tree/under/{id}", Needs.Desk, "id={page}"),
        new("GET", "admin/plans/{planId}", Needs.Desk, "planId={plan}"),
        new("GET", "admin/reviews", Needs.Desk),
        new("GET", "admin/settings", Needs.Settings),
        new("GET", "admin/settings/{type}", Needs.Settings, "type=DepartmentSettings"),
        new("GET", "admin/trash", Needs.Desk),
        new("GET", "admin/users", Needs.Users),
        new("GET", "admin/users/{id}", Needs.Users, "id={user}"),
        new("GET", "admin/users/new", Needs.Users),
        new("GET", "admin/widgets", Needs.Desk),
        new("GET", "admin/you", Needs.Desk),

        new("POST", "account/forgotten", Needs.Nothing, "&login=nobody"),
        new("POST", "account/second-step", Needs.Nothing, "&code=000000"),
        new("POST", "account/set-password", Needs.Nothing, "&token=none&password=visibly a test 4 nobody"),
        new("POST", "account/sign-in", Needs.Nothing, "&login=nobody&password=none"),
        new("POST", "account/sign-out", Needs.Nothing),
        new("POST", "sign-off/{token}", Needs.Nothing, "token=none"),
        new("POST", "sign-off/{token}/again", Needs.Nothing, "token=none"),
        new("POST", "account/password", Needs.SignedIn, "&current=wrong&password=wrong"),
        new("POST", "sign-off/mine/{requestId}", Needs.Own, "requestId=none"),
        new("POST", "account/sessions/end", Needs.Desk, "&session=none"),
        new("POST", "account/sessions/end-others", Needs.Desk),
        new("POST", "account/two-step/begin", Needs.Desk, "&password=wrong"),
        new("POST", "account/two-step/codes", Needs.Desk, "&code=000000"),
        new("POST", "account/two-step/off", Needs.Desk, "&password=wrong"),
        new("POST", "account/two-step/on", Needs.Desk, "&code=000000"),
        new("POST", "admin/first-steps", Needs.Desk),
        new("POST", "admin/pages/{id}", Needs.Edit, "id={page}&_type=Page&_base={version}&TitlePart.Title=Typed by a test&op=save"),
        new("POST", "admin/pages/{id}/cancel/{planId}", Needs.Publish, "id={page}&planId={plan}"),
        new("POST", "admin/pages/{id}/comments", Needs.Desk, "id={page}&text=Visibly a test"),
        new("POST", "admin/pages/{id}/comments/{commentId}/resolve", Needs.Own, "id={page}&commentId=none"),
        new("POST", "admin/pages/{id}/copy", Needs.Edit, "id={page}&_type=Page&_base={version}&_window=w&_revision=1&TitlePart.Title=Typed by a test"),
        new("POST", "admin/pages/{id}/copy/discard", Needs.Own, "id={page}"),
        new("POST", "admin/pages/{id}/copy/here", Needs.Edit, "id={page}"),
        new("POST", "admin/pages/{id}/copy/leave", Needs.Own, "id={page}"),
        new("POST", "admin/pages/{id}/delete", Needs.Delete, "id={page}"),
        new("POST", "admin/pages/{id}/join", Needs.Edit, "id={page}"),
        new("POST", "admin/pages/{id}/move", Needs.Publish, "id={page}&parent={home}"),
        new("POST", "admin/pages/{id}/publish", Needs.Publish, "id={page}"),
        new("POST", "admin/pages/{id}/restore", Needs.Edit, "id={page}&version={version}"),
        new("POST", "admin/pages/{id}/schedule", Needs.Publish, "id={page}&day=2099-01-05&time=09:00"),
        new("POST", "admin/pages/{id}/send", Needs.Edit, "id={page}&why=Visibly a test"),
        new("POST", "admin/pages/{id}/send/hand", Needs.Own, "id={page}&request=none"),
        new("POST", "admin/pages/{id}/send/link", Needs.Own, "id={page}&request=none"),
        new("POST", "admin/pages/{id}/send/remind", Needs.Own, "id={page}&request=none"),
        new("POST", "admin/pages/{id}/send/withdraw", Needs.Own, "id={page}&request=none"),
        new("POST", "admin/pages/{id}/share", Needs.Edit, "id={page}&days=1"),
        new("POST", "admin/pages/{id}/share/{link}/withdraw", Needs.Edit, "id={page}&link=none"),
        new("POST", "admin/pages/{id}/undo", Needs.Publish, "id={page}&version={version}"),
        new("POST", "admin/pages/{id}/unpublish", Needs.Publish, "id={page}"),
        new("POST", "admin/pages/bulk", Needs.Publish, "&act=publish&id={page}"),
        new("POST", "admin/pages/tree/place", Needs.Publish, "&id={page}"),
        new("POST", "admin/pages/tree/step", Needs.Publish, "&id={page}&step=up"),
        new("POST", "admin/pages/views", Needs.Desk, "&name=Visibly a test&query=type=Page"),
        new("POST", "admin/pages/views/remove", Needs.Desk, "&name=Visibly a test"),
        new("POST", "admin/plans/{planId}/again", Needs.Publish, "planId={plan}"),
        new("POST", "admin/reviews/{requestId}/link", Needs.Own, "requestId=none"),
        new("POST", "admin/reviews/{requestId}/remind", Needs.Own, "requestId=none"),
        new("POST", "admin/settings/{type}", Needs.Settings, "type=DepartmentSettings&op=save"),
        new("POST", "admin/trash/{id}/back", Needs.Own, "id={page}"),
        new("POST", "admin/troubles", Needs.Settings),
        new("POST", "admin/users/{id}/enabled", Needs.Users, "id={user}&enabled=true"),
        new("POST", "admin/users/{id}/link", Needs.Users, "id={user}"),
        new("POST", "admin/users/{id}/roles", Needs.Users, "id={user}&role=Contributor"),
        new("POST", "admin/users/{id}/two-step-off", Needs.Users, "id={user}"),
        new("POST", "admin/users/new", Needs.Users, "&userName={new}&displayName=Visibly a test"),
        new("POST", "admin/you", Needs.Desk, "&theme=dark&singleKeys=true"),
    ];
}
