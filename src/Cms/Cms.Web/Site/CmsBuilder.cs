using System.Reflection;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Admin.States;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;
using Cms.Web.Editing;
using Cms.Web.Mail;
using Cms.Web.Modules;
using Cms.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Site;

/// <summary>The kernel as services, and the modules a host names.</summary>
public sealed class CmsBuilder(IServiceCollection services)
{
    private readonly List<ModuleInfo> modules = [];

    /// <summary>Adds the module whose assembly holds <typeparamref name="TStartup"/>. Modules added earlier come first wherever order matters.</summary>
    public CmsBuilder AddModule<TStartup>() where TStartup : ModuleStartup => Add(typeof(TStartup).Assembly);

    /// <summary>Adds a theme by any type of its assembly.</summary>
    public CmsBuilder AddTheme<T>() => Add(typeof(T).Assembly);

    private CmsBuilder Add(Assembly assembly)
    {
        var module = ModuleCatalog.Describe(assembly);
        modules.Add(module);
        Assemblies.Add(assembly);
        module.Startup?.ConfigureServices(services);
        return this;
    }

    internal ModuleCatalog Build() => new(modules);

    internal List<Assembly> Assemblies { get; } = [typeof(CmsBuilder).Assembly];
}

public static class CmsServices
{
    public static IServiceCollection AddCms(this IServiceCollection services, SiteOptions options, Action<CmsBuilder> addModules)
    {
        var builder = new CmsBuilder(services);
        addModules(builder);
        AddContent(services, options);
        services.AddSingleton(builder.Build());
        services.AddSingleton<FeatureSwitches>();
        services.AddSingleton(provider => new ActiveTheme(options.Theme, provider.GetRequiredService<ModuleCatalog>()));
        AddDisplay(services, builder.Assemblies);
        services.AddSiteSecurity();
        services.AddSingleton<SiteStart>();
        services.AddHostedService<SiteWorkers>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }

    private static void AddContent(IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => options.PostgreSql is { } connection
            ? Database.PostgreSql(connection, provider.GetRequiredService<TimeProvider>())
            : Database.Sqlite(Path.Combine(options.DataPath, "site.db"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => BuiltInKinds.Create(provider.GetServices<FieldKind>(), provider.GetServices<PartKind>()));
        services.AddSingleton<ContentStore>();
        services.AddSingleton<SiteDocuments>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<FeedPump>();
        services.AddSingleton<PublishGate>();
        services.AddSingleton<IPublishRule, ContactRules>();
        services.AddSingleton<IReleaseRule, OneAtATime>();
        services.AddSingleton<ReleaseRules>();
        services.AddSingleton<ReleaseCheck>();
        services.AddSingleton<SaveDraft>();
        services.AddSingleton<SaveSettings>();
        services.AddSingleton<Publish>();
        services.AddSingleton<Unpublish>();
        services.AddSingleton<MoveItem>();
        services.AddSingleton<RestoreVersion>();
        services.AddSingleton<DeleteItem>();
        services.AddSingleton<Schedule>();
        services.AddSingleton<FireSchedules>();
        services.AddSingleton<Mailbox>();
        services.AddSingleton<IOutboxSender, MailSender>();
        services.AddSingleton<SendOutbox>();
        services.AddSingleton<SiteUpkeep>();
        services.AddSingleton<IMediaStore>(provider => new BlobStore(options.DataPath, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RecipeSteps(provider.GetServices<IRecipeStep>()));
        services.AddSingleton<PlannerFactory>();
        services.AddSingleton(provider => provider.GetRequiredService<PlannerFactory>().Create());
        services.AddSingleton<RecipeApplier>();
        services.AddSingleton<RecipeExporter>();
    }

    private static void AddDisplay(IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        services.AddHttpContextAccessor();
        // Only files that are the same for everyone: pages are compressed where they are kept, and a form's page must not be.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
        services.AddSingleton<SiteCultures>();
        services.AddSingleton<LiveCache>();
        services.AddSingleton<IFeedReader>(provider => provider.GetRequiredService<LiveCache>());
        services.AddSingleton<ContentViews>();
        services.AddSingleton<RedirectRules>();
        services.AddScoped<ShownPage>();
        services.AddScoped(provider => provider.GetRequiredService<RequestView>().Content);
        services.AddScoped<RequestView>();
        services.AddSingleton<SiteClock>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<Standings>();
        services.AddSingleton<PageStates>();
        services.AddContentEditing();
        services.AddSingleton<ThemeViews>();
        services.AddOptions<RazorViewEngineOptions>().Configure<ThemeViews>((options, views) => options.ViewLocationExpanders.Add(views));
        var mvc = services.AddControllersWithViews();
        foreach (var assembly in assemblies)
            mvc.AddApplicationPart(assembly);
    }

    /// <summary>The order in which a request passes: headers, cached pages, files, features, endpoints, and content pages last.</summary>
    public static WebApplication UseCms(this WebApplication app)
    {
        var modules = app.Services.GetRequiredService<ModuleCatalog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<PageCacheMiddleware>();
        app.UseStatusCodePagesWithReExecute("/_error/{0}");
        app.UseExceptionHandler("/_error/500");
        app.UseResponseCompression();
        app.UseStaticFiles(AssetCaching.Options);
        app.UseRouting();
        app.UseMiddleware<FeatureGate>();
        app.UseAuthentication();
        app.UseAuthorization();
        foreach (var module in modules.Modules)
            module.Startup?.MapEndpoints(app.MapGroup("").WithMetadata(new FeatureMetadata(module.Features[0].Id)));
        app.MapControllers();
        app.MapFallbackToController("{**path}", nameof(DisplayController.Show), "Display");
        return app;
    }
}

/// <summary>The content view of one request: what its address and its visitor may see. Preview replaces it before the page is rendered.</summary>
public sealed class RequestView(ContentViews views, SiteCultures cultures, IHttpContextAccessor http)
{
    private ContentView? content;

    public ContentView Content
    {
        get => content ??= views.Live(cultures.Read((http.HttpContext?.Request.Path.Value ?? "").Trim('/')).Culture);
        set => content = value;
    }
}
