using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Activity;
using Cms.Web.Admin.Bulk;
using Cms.Web.Admin.Find;
using Cms.Web.Admin.Home;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Cms.Web.Admin.Preferences;
using Cms.Web.Admin.Preview;
using Cms.Web.Admin.Settings;
using Cms.Web.Admin.States;
using Cms.Web.Admin.Trash;
using Cms.Web.Admin.Tree;
using Cms.Web.Admin.Versions;
using Cms.Web.Display;
using Cms.Web.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Admin;

internal static class DeskListServices
{
    /// <summary>The desk's index and what is read from it: home, lists, the tree, finding; what is done to many pages; trash and activity.</summary>
    public static IServiceCollection AddDeskLists(this IServiceCollection services)
    {
        services.AddOptions<DeskIndexOptions>();
        services.AddSingleton<DeskText>();
        services.AddSingleton<DeskSource>();
        services.AddSingleton<DeskIndex>();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<IFeedReader>(provider => provider.GetRequiredService<DeskReader>());
        services.AddSingleton<DeskIndexPosition>();
        services.AddSingleton<DeskPreferences>();
        services.AddSingleton<DeskLook>();
        services.AddSingleton<SaveSheet>();
        services.AddSingleton(SettingsSheet.Site);
        services.AddSingleton<PreviewLinks>();
        services.AddScoped<ItemPreview>();
        services.AddScoped<EditBar>();
        services.AddSingleton<PageActions>();
        services.AddSingleton<PageListing>();
        services.AddSingleton<KeptViews>();
        services.AddSingleton<Rehearsal>();
        services.AddSingleton<BulkRunner>();
        services.AddSingleton<BulkReports>();
        services.AddSingleton<DeskFinder>();
        services.AddSingleton<SiteTree>();
        services.AddSingleton<NewPlaces>();
        services.AddSingleton<MovePreview>();
        services.AddSingleton<ActivityLog>();
        foreach (var kind in ActivityKind.OfKernel)
            services.AddSingleton(kind);
        services.AddSingleton<PointedTitles>();
        services.AddSingleton<VersionsReader>();
        services.AddSingleton<SiteTroubles>();
        services.AddSingleton<HomeReader>();
        services.AddSingleton<IHomePanel, ReviewPanel>();
        services.AddSingleton(new DeskMenuEntry("Activity", ActivityFilter.Path, "activity", 60));
        services.AddSingleton(new DeskMenuEntry("Trash", TrashController.Path, "trash", 70));
        services.AddSingleton<Packages.WaitingUploads>();
        services.AddSingleton<Packages.ImportLog>();
        services.AddSingleton(new DeskMenuEntry("Transfer", Packages.PackagesController.Path, "inbox", 95, Permissions.Import));
        return services;
    }
}
