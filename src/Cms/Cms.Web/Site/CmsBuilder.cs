using System.Reflection;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Queries;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Admin.Menus;
using Cms.Web.Admin.Calendar;
using Cms.Web.Admin.Scheduling;
using Cms.Web.Admin.Writing;
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
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cms.Web.Site;

/// <summary>The kernel as services, and the modules a host names.</summary>
public sealed class CmsBuilder(IServiceCollection services)
{
    private readonly List<ModuleInfo> modules = [];
    private readonly Dictionary<object, ModuleInfo> registered = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds the module whose assembly holds <typeparamref name="TStartup"/>. Modules added earlier come first wherever order matters.</summary>
    public CmsBuilder AddModule<TStartup>() where TStartup : ModuleStartup => Add(typeof(TStartup).Assembly);

    /// <summary>Adds a theme by any type of its assembly.</summary>
    public CmsBuilder AddTheme<T>() => Add(typeof(T).Assembly);

    private CmsBuilder Add(Assembly assembly)
    {
        var module = ModuleCatalog.Describe(assembly);
        modules.Add(module);
        Assemblies.Add(assembly);
        var before = services.Count;
        module.Startup?.ConfigureServices(services);
        foreach (var service in services.Skip(before))
            Belong(service, module);
        return this;
    }

    internal ModuleCatalog Build() => new(modules, registered);

    private void Belong(ServiceDescriptor service, ModuleInfo module)
    {
        if (service.ServiceType == typeof(IHostedService) && !module.MainFeature.IsAlwaysEnabled)
            throw new InvalidOperationException($"{module.Id} registers a hosted service, which would run while its feature is off. Make it an {nameof(IWorker)}.");
        if (!service.IsKeyedService && service.ImplementationInstance is { } instance)
            registered[instance] = module;
    }

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
        AddFeatures(services);
        services.AddSingleton(provider => new ActiveTheme(options.Theme, provider.GetRequiredService<ModuleCatalog>()));
        AddDisplay(services, builder.Assemblies);
        services.AddSiteSecurity();
        services.AddSingleton<SiteStart>();
        services.AddHostedService<SiteWorkers>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<ModuleWorkers>();
        return services;
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddSingleton<FeatureSwitches>();
        services.AddSingleton<IDefinitionGate>(provider => provider.GetRequiredService<FeatureSwitches>());
        services.AddSingleton<MatcherPolicy, FeatureEndpoints>();
        services.AddTransient(typeof(Enabled<>));
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
        services.AddSingleton<QueryRunner>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FeedPump>(provider, provider.GetRequiredService<Enabled<IFeedReader>>()));
        services.AddSingleton(provider => new PublishGate(provider.GetRequiredService<Enabled<IPublishRule>>()));
        // What a rule notes of versions and releases, data depend on, whatever is on; what it asks, it asks while its feature is.
        services.AddSingleton(provider => new ReleaseRules(provider.GetRequiredService<Enabled<IReleaseRule>>(), provider.GetRequiredService<Enabled<IDraftRule>>(),
            [.. provider.GetServices<IReleaseRule>()], [.. provider.GetServices<IDraftRule>()]));
        services.AddSingleton<IPublishRule, ContactRules>();
        services.AddSingleton<IReleaseRule, OneAtATime>();
        services.AddSingleton<ReleaseCheck>();
        services.AddSingleton<SaveDraft>();
        services.AddSingleton<SaveSettings>();
        services.AddSingleton<Publish>();
        services.AddSingleton<Unpublish>();
        services.AddSingleton<MoveItem>();
        services.AddSingleton<RestoreVersion>();
        services.AddSingleton<UndoPublication>();
        services.AddSingleton<ArchiveItem>();
        services.AddSingleton<DeleteItem>();
        services.AddSingleton<UndeleteItem>();
        services.AddSingleton<TrashList>();
        services.AddSingleton<KeepWorkingCopy>();
        services.AddSingleton<DiscardWorkingCopy>();
        services.AddSingleton<CloseSitting>();
        services.AddSingleton<CloseQuietSittings>();
        services.AddSingleton<WorkingCopies>();
        services.AddSingleton<Presence>();
        services.AddSingleton<Schedule>();
        services.AddSingleton<Plans>();
        services.AddSingleton<ChangePlan>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FireSchedules>(provider, provider.GetRequiredService<Enabled<IFailedPlan>>()));
        services.AddSingleton<Mailbox>();
        services.AddSingleton<SiteOrigin>();
        services.AddSingleton<IOutboxSender, MailSender>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SendOutbox>(provider, provider.GetRequiredService<Enabled<IOutboxSender>>()));
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
        services.AddScoped<EditorForms>();
        services.AddSingleton<DeskContent>();
        services.AddSingleton<DeskMenu>();
        services.AddSingleton<OwnMenus>();
        services.AddSingleton(new DeskMenuEntry("Home", DeskMenuEntry.Home, "home", 0));
        services.AddSingleton(new DeskMenuEntry("Pages", "/admin/pages", "pages", 10));
        services.AddSingleton(new DeskMenuEntry("Notices", "/admin/widgets", "flag", 40));
        services.AddSingleton(new DeskMenuEntry("Settings", "/admin/settings", "settings", 90, Permissions.ManageSettings));
        services.AddSingleton<Standings>();
        services.AddSingleton<VersionHistory>();
        services.AddSingleton<PageStates>();
        services.AddDeskLists();
        services.AddScheduling();
        services.AddCalendar();
        services.AddContentEditing();
        services.AddSingleton<ThemeViews>();
        services.AddOptions<RazorViewEngineOptions>().Configure<ThemeViews>((options, views) => options.ViewLocationExpanders.Add(views));
        var mvc = services.AddControllersWithViews();
        foreach (var assembly in assemblies)
            mvc.AddApplicationPart(assembly);
    }

    /// <summary>The order in which a request passes: headers, cached pages, files, endpoints of the features that are on, and content pages last.</summary>
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
        app.UseAuthentication();
        app.UseAuthorization();
        foreach (var module in modules.Modules)
            module.Startup?.MapEndpoints(app.MapGroup("").WithMetadata(new FeatureMetadata(module.MainFeature.Id)));
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

    /// <summary>The view, where anything of this request has read through one.</summary>
    public ContentView? Made => content;
}
