using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Conditions;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IPublishRule, ConditionRules>();

    public override IEnumerable<SchemaUpgrade> Upgrades =>
    [
        DefinitionUpgrade.For("ObGyn.Conditions", 1, typeof(ConditionPage), typeof(Section), typeof(CareCard), typeof(Faq), typeof(LearnMoreLink), typeof(LibraryLink)),
    ];
}
