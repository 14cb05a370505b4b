using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cms.Users.Keys;

internal static class KeyServices
{
    public static void AddKeyRing(this IServiceCollection services)
    {
        services.AddSingleton<MasterKey>();
        services.AddSingleton<KeyRing>();
        services.AddHostedService<KeyCheck>();
        services.AddDataProtection();
        services.AddOptions<DataProtectionOptions>().Configure<IOptions<UsersOptions>>((options, users) => options.ApplicationDiscriminator = users.Value.SiteName);
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, MasterKey>((options, ring, master) =>
        {
            options.XmlRepository = ring;
            options.XmlEncryptor = new MasterKeyEncryptor(master);
        });
    }
}

/// <summary>A site with the wrong master key does not start.</summary>
internal sealed class KeyCheck(KeyRing ring) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => ring.RequireMasterKeyAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
