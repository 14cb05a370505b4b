using Cms.Content.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Modules;

/// <summary>What a module brings, asked once at start: services, endpoints, tables.</summary>
public abstract class ModuleStartup
{
    /// <summary>
    /// Services, which are there whether the feature is on or off. What they are registered for decides: a contract that its owner asks for by
    /// <see cref="Enabled{T}"/> is filled only while the feature is on. Work beside the requests is an <see cref="IWorker"/>, not a hosted service.
    /// </summary>
    public virtual void ConfigureServices(IServiceCollection services) { }

    /// <summary>Endpoints of the module's main feature; they are not there while the feature is off.</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>The module's own tables and its contributions to content definitions, numbered from 1.</summary>
    public virtual IEnumerable<SchemaUpgrade> Upgrades => [];
}
