using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Physicians;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IPublishRule, NpiRule>();
        services.AddSingleton<IPublishRule, ProfileRules>();
        services.AddSingleton<IReleaseRule, UniqueNpi>();
        services.AddSingleton<IHeadWriter, StructuredData>();
        services.AddSingleton<ISearchFilter, DepartedPhysicians>();
        services.AddSingleton<INoIndexRule, DepartedPhysicians>();
        services.AddSingleton(new SearchKind("physicians", "Physicians", 3, nameof(PhysicianProfile)));
    }

    public override IEnumerable<SchemaUpgrade> Upgrades => PhysicianProfile.Upgrades;
}
