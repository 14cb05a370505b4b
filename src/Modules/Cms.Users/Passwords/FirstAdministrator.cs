using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Cms.Users.Passwords;

/// <summary>Prints the administrator's link when the site listens. To the console and not to the log, which may be kept and sent elsewhere.</summary>
internal sealed class FirstAdministrator(AdministratorLink administrator, IServer server) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (await administrator.CreateAsync(BaseAddress()) is { } link)
            await Console.Out.WriteLineAsync($"No administrator has a password yet. Choose one within {PasswordLinks.Lifetime.TotalHours} hours, with this link; it works once:\n  {link}".AsMemory(), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A server that listens on every address is reached from its own machine as localhost.
    private string BaseAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return address.Replace("://+", "://localhost").Replace("://*", "://localhost").Replace("://[::]", "://localhost").Replace("://0.0.0.0", "://localhost");
    }
}
