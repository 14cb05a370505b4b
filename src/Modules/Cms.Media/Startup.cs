using Cms.Media.Files;
using Cms.Media.Sizes;
using Cms.Web.Editing;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Media;

public sealed class Startup : ModuleStartup
{
    public const string Feature = "Cms.Media";

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IPickerSource, LibraryPicker>();
        services.AddSingleton<Renditions>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(MediaEndpoint.Prefix + "{**path}", [HttpMethods.Get, HttpMethods.Head], MediaEndpoint.ServeAsync);
}
