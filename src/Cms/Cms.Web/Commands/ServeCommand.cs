using Cms.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cms.Web.Commands;

/// <summary>Brings the site to where this program needs it, with visible progress the first time, and serves until it is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancel)
    {
        await using (app)
        {
            using var held = InstanceLock.Take(app.Services.GetRequiredService<SiteOptions>().DataPath);
            await app.Services.GetRequiredService<SiteStart>().RunAsync(Console.WriteLine);
            await app.StartAsync(cancel);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000";
            Console.WriteLine($"The site answers at {address}");
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
    }
}
