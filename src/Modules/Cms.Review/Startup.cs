using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Display;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Review;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IPublishRule, ReviewRule>();
        services.AddSingleton<INoIndexRule, UnreviewedPages>();
        services.AddSingleton<IReviewDate, ReviewDue>();
    }

    public override IEnumerable<SchemaUpgrade> Upgrades => [DefinitionUpgrade.For("Cms.Review", 1, typeof(ReviewPart))];
}
