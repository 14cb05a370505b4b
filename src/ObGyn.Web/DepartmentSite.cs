using Cms.Users;
using Cms.Web.Site;
using ObGyn.Theme;

namespace ObGyn.Web;

/// <summary>The department's site: which modules it is made of, and where its data is.</summary>
public static class DepartmentSite
{
    public static WebApplication Build(string[] args) => Build(args, _ => { });

    /// <param name="addMore">Modules and themes behind the department's own.</param>
    /// <param name="clock">Another clock than the machine's.</param>
    public static WebApplication Build(string[] args, Action<CmsBuilder> addMore, TimeProvider? clock = null)
    {
        var builder = CmsHost.CreateBuilder(args);
        builder.AddCms(new SiteDefaults(Theme: "ObGyn.Theme", SetupRecipe: "obgyn", RecipeFolder: "recipes"), modules => addMore(modules
            .AddModule<Cms.Users.Startup>()
            .AddModule<Cms.Media.Startup>()
            .AddModule<Cms.Menus.Startup>()
            .AddModule<Cms.Review.Startup>()
            .AddModule<Cms.Search.Startup>()
            .AddModule<ObGyn.Conditions.Startup>()
            .AddModule<ObGyn.Programs.Startup>()
            .AddModule<ObGyn.Physicians.Startup>()
            .AddModule<Cms.Seo.Startup>()
            .AddTheme<DepartmentTheme>()));
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        builder.Services.Configure<UsersOptions>(options => options.SiteName = "obgyn");
        return builder.Build().UseCms();
    }
}
