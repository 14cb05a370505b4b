using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Users.Sessions;
using Cms.Users.SignIn;
using Cms.Users.TwoStep;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cms.Users.Accounts;

internal static class IdentityServices
{
    private static readonly TimeSpan Session = TimeSpan.FromHours(8);
    private static readonly TimeSpan HalfWay = TimeSpan.FromMinutes(5);

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<UsersContext>((provider, options) =>
        {
            var database = provider.GetRequiredService<Database>();
            UsersContext.Use(options, database.Engine, database.ConnectionString);
        });
        // Before Identity's own, which are made for each request: what holds these stands as long as the site.
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IPasswordHasher<CmsUser>, PasswordHasher<CmsUser>>();
        services.AddIdentityCore<CmsUser>(options =>
            {
                // Length and guessability are judged by PasswordRules; a rule about digits makes passwords worse.
                options.Password = new PasswordOptions { RequiredLength = PasswordRules.MinimumLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                options.User.AllowedUserNameCharacters = "";
                UseSchema(options);
            })
            .AddUserStore<ProtectedUserStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<CmsUser>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager<EnabledSignIn>()
            .AddPasswordValidator<PasswordValidator>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<UsersOptions>>(ConfigureCookie);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<IOptions<UsersOptions>>((options, users) =>
        {
            options.Cookie.Name = $"{users.Value.CookieName}-step";
            Close(options);
            options.ExpireTimeSpan = HalfWay;
        });
        services.AddSingleton<UserSessions>();
        services.AddScoped<SecondStep>();
        // A disabled user, or one whose password changed elsewhere, is out after a minute at most.
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.TimeProvider = clock;
        });
    }

    /// <summary>Version 3 holds passkeys.</summary>
    public static void UseSchema(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    private static void ConfigureCookie(CookieAuthenticationOptions options, IOptions<UsersOptions> users)
    {
        options.Cookie.Name = users.Value.CookieName;
        Close(options);
        options.ExpireTimeSpan = Session;
        options.SlidingExpiration = true;
        options.LoginPath = SignInController.Address;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
        options.Events.OnRedirectToAccessDenied = context => Refusal.Missing([]).AnswerAsync(context.HttpContext);
    }

    private static void Close(CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new SchemeCookies();
    }
}
