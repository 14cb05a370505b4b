using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Users.Passwords;

/// <summary>Prints the administrator's link when the site is ready to take it. To the console and not to the log, which may be kept and sent elsewhere.</summary>
internal sealed class FirstAdministrator(AdministratorLink administrator, IServer server, IHostApplicationLifetime life, ILogger<FirstAdministrator> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using var registration = life.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            if (await administrator.CreateAsync(BaseAddress()) is { } link)
                await Console.Out.WriteLineAsync($"No administrator has a password yet. Choose one within 24 hours, with this link; it works once:\n  {link}".AsMemory(), stoppingToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError(problem, "The link for the first administrator could not be made; start the site again to get one.");
        }
    }

    // A server that listens on every address is reached from its own machine as localhost.
    private string BaseAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return address.Replace("://+", "://localhost").Replace("://*", "://localhost").Replace("://[::]", "://localhost").Replace("://0.0.0.0", "://localhost");
    }
}
