using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.People;
using Cms.Users.Roles;
using Cms.Web.Mail;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.Admin;

public sealed record UserListPage(IReadOnlyList<Person> People, string? Search);

/// <summary>One user, or the form for a new one when <paramref name="Person"/> is null.</summary>
public sealed record UserPage(Person? Person, NewUser Typed, IReadOnlyList<Role> Roles)
{
    public string? Error { get; init; }
    /// <summary>The form field that the error is about; null when it is about none.</summary>
    public string? Field { get; init; }
    public string? Saved { get; init; }
    public AccountLink? Link { get; init; }
}

[Authorize(Policy = PermissionPolicies.Prefix + UserPermissions.ManageUsers)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[Route("admin/users")]
public sealed class UsersController(UserDirectory users, RoleBook roles, UserActions actions, ICurrentActor actors, SiteOrigin origin) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? q) => View("Users/List", new UserListPage(await users.ListAsync(q), q));

    [HttpGet("new")]
    public async Task<IActionResult> New() => await Page(null, new NewUser("", "", null));

    [HttpPost("new")]
    public async Task<IActionResult> Invite(string? userName, string? displayName, string? email, string[]? role)
    {
        var typed = new NewUser(userName ?? "", displayName ?? "", email) { RoleNames = role ?? [] };
        try
        {
            var (id, link) = await actions.InviteAsync(await ActorAsync(), typed, await origin.OfAsync(Request));
            return await Page(await users.FindAsync(id), typed, page => page with { Link = link, Saved = "The person is invited." });
        }
        catch (ActionRefusedException problem)
        {
            return await Page(null, typed, page => Refused(page, problem));
        }
    }

    [HttpGet("{id}")]
    public async Task<IActionResult> One(string id, string? saved) =>
        await users.FindAsync(id) is { } person ? await Page(person, Typed(person), page => page with { Saved = saved is null ? null : "Saved." }) : NotFound();

    [HttpPost("{id}/roles")]
    public Task<IActionResult> SetRoles(string id, string[]? role) => Change(id, actor => actions.SetRolesAsync(actor, id, role ?? []));

    [HttpPost("{id}/enabled")]
    public Task<IActionResult> SetEnabled(string id, bool enabled) => Change(id, actor => actions.SetEnabledAsync(actor, id, enabled));

    [HttpPost("{id}/two-step-off")]
    public Task<IActionResult> SwitchOffTwoStep(string id) => Change(id, actor => actions.SwitchOffTwoStepAsync(actor, id));

    // The link is shown in the answer and nowhere else: only its hash is kept.
    [HttpPost("{id}/link")]
    public async Task<IActionResult> NewLink(string id)
    {
        try
        {
            var link = await actions.NewLinkAsync(await ActorAsync(), id, await origin.OfAsync(Request));
            var person = (await users.FindAsync(id))!;
            return await Page(person, Typed(person), page => page with { Link = link });
        }
        catch (ActionRefusedException problem)
        {
            return await RefusedPage(id, problem);
        }
    }

    private async Task<IActionResult> Change(string id, Func<Actor, Task> change)
    {
        try
        {
            await change(await ActorAsync());
            return LocalRedirect($"/admin/users/{Uri.EscapeDataString(id)}?saved=yes");
        }
        catch (ActionRefusedException problem)
        {
            return await RefusedPage(id, problem);
        }
    }

    private async Task<IActionResult> RefusedPage(string id, ActionRefusedException problem) =>
        await users.FindAsync(id) is { } person ? await Page(person, Typed(person), page => Refused(page, problem)) : NotFound();

    private UserPage Refused(UserPage page, ActionRefusedException problem)
    {
        Response.StatusCode = problem is UserRuleException ? 403 : 400;
        return page with { Error = problem.Message, Field = (problem as InvalidUserException)?.Field };
    }

    private async Task<IActionResult> Page(Person? person, NewUser typed, Func<UserPage, UserPage>? with = null)
    {
        var page = new UserPage(person, typed, await roles.AssignableAsync());
        return View(person is null ? "Users/New" : "Users/One", with is null ? page : with(page));
    }

    private async Task<Actor> ActorAsync() => (await actors.FindAsync(User))!;

    private static NewUser Typed(Person person) => new(person.UserName, person.DisplayName, person.Email) { RoleNames = person.RoleNames };
}
