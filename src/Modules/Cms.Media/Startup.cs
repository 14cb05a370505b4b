using Cms.Media.Files;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Media;

public sealed class Startup : ModuleStartup
{
    public const string Feature = "Cms.Media";

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(MediaEndpoint.Prefix + "{**path}", [HttpMethods.Get, HttpMethods.Head], MediaEndpoint.ServeAsync);
}
