using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Web.Security;

internal static class SecurityServices
{
    /// <summary>Permissions as policies, refusals in words, and no form without this site's token. Comes after the modules, so that theirs count.</summary>
    public static IServiceCollection AddSiteSecurity(this IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddAuthorization();
        services.TryAddSingleton<ICurrentActor, NobodySignsIn>();
        services.TryAddSingleton<IPeople, NoPeople>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalPages>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add(new ForgedFormPage());
        });
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "desk-forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }
}
