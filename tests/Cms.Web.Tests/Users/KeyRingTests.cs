using Cms.Users.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Users;

public sealed class KeyRingTests : IAsyncLifetime
{
    private UserSite users = null!;

    public async Task InitializeAsync() => users = await UserSite.StartAsync();

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task The_database_holds_no_key_that_opens_anything_by_itself()
    {
        Protector().Protect("a secret");
        await users.WriteAsync(async session =>
        {
            var rows = await session.QueryAsync<string>("SELECT xml FROM protection_keys");
            Assert.NotEmpty(rows);
            Assert.All(rows, xml => Assert.Contains("<wrapped", xml));
            Assert.All(rows, xml => Assert.DoesNotContain("<masterKey", xml));
        });
    }

    [Fact]
    public void The_master_key_is_readable_by_the_sites_user_alone()
    {
        var file = Path.Combine(users.Site.DataPath, "keys", "master.key");
        Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(file)).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task What_was_protected_before_a_restart_is_read_after_it()
    {
        var text = Protector().Protect("a secret");
        await users.Site.StopAsync();
        await users.Site.StartAgainAsync();
        Assert.Equal("a secret", Protector().Unprotect(text));
    }

    [Fact]
    public async Task With_another_master_key_the_site_does_not_start_and_says_why()
    {
        Protector().Protect("a secret");
        var file = Path.Combine(users.Site.DataPath, "keys", "master.key");
        var right = await File.ReadAllTextAsync(file);
        await users.Site.StopAsync();
        await File.WriteAllTextAsync(file, Convert.ToBase64String(new byte[32]));
        var refusal = await Assert.ThrowsAsync<WrongMasterKeyException>(users.Site.StartAgainAsync);
        Assert.Contains("master.key", refusal.Message);
        await users.Site.StopAsync();
        await File.WriteAllTextAsync(file, right);
        await users.Site.StartAgainAsync();
    }

    private IDataProtector Protector() => users.Site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
