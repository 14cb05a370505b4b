using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Conditions;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IPublishRule, ConditionRules>();
        services.AddSingleton<IPublishRule, ReviewInterval>();
        services.AddSingleton<IHeadWriter, StructuredData>();
        services.AddSingleton<IHeadWriter, QuestionData>();
        // Every page with the same drawing would be found for each of its parts.
        services.Configure<SearchOptions>(options => options.InternalFields.Add(nameof(ConditionPage.IllustrationKey)));
        services.AddSingleton(new SearchKind("conditions", "Conditions", 1, nameof(ConditionPage)));
    }

    public override IEnumerable<SchemaUpgrade> Upgrades => ConditionPage.Upgrades;
}
