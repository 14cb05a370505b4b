using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Physicians;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IPublishRule, NpiRule>();

    public override IEnumerable<SchemaUpgrade> Upgrades => [DefinitionUpgrade.For("ObGyn.Physicians", 1, typeof(PhysicianProfile), typeof(TeamPage))];
}
