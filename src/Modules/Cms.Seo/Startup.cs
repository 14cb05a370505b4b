using Cms.Seo.Head;
using Cms.Seo.Sitemaps;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Seo;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IHeadWriter, HeadTags>();
        services.AddSingleton<IHeadWriter, Breadcrumbs>();
        services.AddSingleton<IHeadWriter, VideoData>();
        services.AddSingleton<Sitemap>();
        services.AddSingleton<ImportedSitemaps>();
        services.AddSingleton<MatcherPolicy, ImportedSitemapRoute>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/sitemap.xml", methods, SitemapEndpoint.IndexAsync).AddEndpointFilter(ImportedSitemapEndpoint.FirstAsync);
        endpoints.MapMethods("/sitemap-{number:int:min(1)}.xml", methods, SitemapEndpoint.FileAsync).AddEndpointFilter(ImportedSitemapEndpoint.FirstAsync);
        endpoints.MapMethods(ImportedSitemapRoute.Pattern, methods, ImportedSitemapEndpoint.AnswerAsync).WithMetadata(new ImportedSitemapRoute.Here());
        endpoints.MapMethods("/robots.txt", methods, RobotsEndpoint.WriteAsync);
    }
}
