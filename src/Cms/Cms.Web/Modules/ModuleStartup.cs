using Cms.Content.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Modules;

/// <summary>What a module brings, asked once at start: services, endpoints, tables.</summary>
public abstract class ModuleStartup
{
    public virtual void ConfigureServices(IServiceCollection services) { }

    /// <summary>Endpoints of the module's main feature; they answer 404 while the feature is off.</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>The module's own tables and its contributions to content definitions, numbered from 1.</summary>
    public virtual IEnumerable<SchemaUpgrade> Upgrades => [];
}
