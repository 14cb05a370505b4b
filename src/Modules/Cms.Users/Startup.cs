using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Users.Accounts;
using Cms.Users.Admin;
using Cms.Users.Keys;
using Cms.Users.Passwords;
using Cms.Users.People;
using Cms.Users.Roles;
using Cms.Users.Sessions;
using Cms.Users.SignIn;
using Cms.Users.TwoStep;
using Cms.Web.Admin;
using Cms.Web.Admin.Preferences;
using Cms.Web.Modules;
using Cms.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Users;

public sealed class Startup : ModuleStartup
{
    public override IEnumerable<SchemaUpgrade> Upgrades => UsersUpgrades.All;

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddOptions<UsersOptions>();
        services.AddKeyRing();
        services.AddAccounts();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<OrchardUsers>();
        services.AddSingleton<IRecipeStep, UsersStep>();
        services.AddSingleton<RoleBook>();
        services.AddSingleton<CurrentActor>();
        services.AddSingleton<ICurrentActor>(provider => provider.GetRequiredService<CurrentActor>());
        services.AddSingleton<IFeedReader>(provider => provider.GetRequiredService<CurrentActor>());
        services.AddSingleton<IPeople, DeskPeople>();
        services.AddScoped<SignInAttempts>();
        services.AddSingleton<PasswordLinks>();
        services.AddSingleton<PasswordMails>();
        services.AddSingleton<AdministratorLink>();
        services.AddSingleton<UserActions>();
        services.AddHostedService<FirstAdministrator>();
        foreach (var kind in UserActivity.Kinds)
            services.AddSingleton(kind);
        services.AddSingleton(new YourPage("Sign in with two steps", TwoStepController.Address, "phone", 20));
        services.AddSingleton(new YourPage("Where you are signed in", SessionsController.Address, "desktop", 30));
        services.AddSingleton(new YourPage("Change your password", ChangePasswordController.Address, "lock", 10));
        services.AddSingleton(new DeskMenuEntry("People", "/admin/users", "people", 80, UserPermissions.ManageUsers));
    }
}
