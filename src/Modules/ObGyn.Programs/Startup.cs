using Cms.Content.Storage;
using Cms.Web.Modules;

namespace ObGyn.Programs;

public sealed class Startup : ModuleStartup
{
    public override IEnumerable<SchemaUpgrade> Upgrades => [DefinitionUpgrade.For("ObGyn.Programs", 1, typeof(ProgramPage))];
}
