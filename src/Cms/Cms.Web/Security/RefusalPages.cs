using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cms.Web.Security;

/// <summary>
/// What a refusal looks like: to the sign-in page for who is not signed in (any more), a page with the missing permission for who is.
/// </summary>
public sealed class RefusalPages(ICurrentActor actors) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Challenged && AnswersInJsonAttribute.Is(context))
        {
            await AnswersInJsonAttribute.SignedOutAsync(context);
            return;
        }
        if (!authorizeResult.Forbidden)
        {
            await usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }
        if (await actors.FindAsync(context.User) is null)
        {
            // The account was disabled after this person signed in.
            await context.SignOutAsync();
            await (AnswersInJsonAttribute.Is(context) ? AnswersInJsonAttribute.SignedOutAsync(context) : context.ChallengeAsync());
            return;
        }
        var missing = authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<PermissionRequirement>().Select(requirement => requirement.Permission) ?? [];
        await Refusal.Missing(missing).AnswerAsync(context);
    }
}

/// <summary>A form without this site's token is refused in words, not with an empty page.</summary>
public sealed class ForgedFormPage : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = AnswersInJsonAttribute.Is(context.HttpContext) ? Refusal.ForgedForm.Json() : Refusal.ForgedForm.Page();
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
