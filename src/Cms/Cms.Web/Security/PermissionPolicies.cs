using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Cms.Web.Security;

/// <summary>Makes a policy of a permission's name, so that any module can write <c>[Authorize(Policy = "permission:AccessAdminPanel")]</c>.</summary>
public sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public const string Prefix = "permission:";

    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(Prefix, StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(policyName[Prefix.Length..])).Build()
            : await base.GetPolicyAsync(policyName);
}

public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Asks the roles of the signed-in person, each time.</summary>
public sealed class PermissionHandler(ICurrentActor actors) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (await actors.FindAsync(context.User) is { } actor && actor.Has(requirement.Permission))
            context.Succeed(requirement);
    }
}
