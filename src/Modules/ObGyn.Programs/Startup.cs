using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Programs;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IHeadWriter, StructuredData>();
        services.AddSingleton(new SearchKind("programs", "Programs", 2, nameof(ProgramPage)));
    }

    public override IEnumerable<SchemaUpgrade> Upgrades => ProgramPage.Upgrades;
}
