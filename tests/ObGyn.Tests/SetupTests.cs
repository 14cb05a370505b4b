using System.Diagnostics;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Content.Storage.Backups;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>A set-up that is killed, a backup brought back: the same complete site, compared by the hash of everything it consists of.</summary>
public sealed class SetupTests
{
    // The program says where it is, so each kill is known to come at its moment: before anything, in the plan, at the write's first
    // statement, inside the write, and just after the commit.
    [Theory]
    [InlineData("Setting up", 0), InlineData("obgyn.conditions.recipe.json", 0), InlineData("Writing pages", 0), InlineData("Writing pages", 30), InlineData("Writing pages", 150), InlineData("The site is set up", 0)]
    public async Task A_set_up_killed_at_any_moment_is_the_same_complete_site_after_the_next_start(string line, int milliseconds)
    {
        string whole;
        await using (var site = await TestSite.StartAsync())
            whole = await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>());
        var dataPath = Directory.CreateTempSubdirectory("obgyn-killed-").FullName;
        await KillAtAsync(dataPath, line, milliseconds);
        await using var again = await TestSite.StartAsync(dataPath);
        Assert.Equal(whole, await ContentHash.ComputeAsync(again.Services.GetRequiredService<Database>()));
        await again.PageAsync("/conditions/cervical-insufficiency");
    }

    [Fact]
    public async Task A_backup_brings_the_site_back_and_a_damaged_one_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var database = site.Services.GetRequiredService<Database>();
        var backup = new SiteBackup(database, site.DataPath, TimeProvider.System);
        var file = Path.Combine(site.DataPath, "site.backup");
        var before = await ContentHash.ComputeAsync(database);
        var epoch = (await new ChangeFeed(database).HeadAsync()).Position.Epoch;
        await backup.SaveAsync(file);
        var store = site.Services.GetRequiredService<ContentStore>();
        await site.Services.GetRequiredService<Cms.Content.Publishing.Unpublish>().RunAsync(Actor.System, (await store.RouteAsync("en", "conditions/fibroids"))!);
        var changed = await ContentHash.ComputeAsync(database);
        Assert.NotEqual(before, changed);

        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 0xff;
        var damaged = Path.Combine(site.DataPath, "damaged.backup");
        await File.WriteAllBytesAsync(damaged, bytes);
        await Assert.ThrowsAsync<BackupException>(() => backup.RestoreAsync(damaged));
        Assert.Equal(changed, await ContentHash.ComputeAsync(database));

        await backup.RestoreAsync(file);
        Assert.Equal(before, await ContentHash.ComputeAsync(database));
        Assert.NotEqual(epoch, (await new ChangeFeed(database).HeadAsync()).Position.Epoch);
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_is_refused_with_the_way_out()
    {
        await using var site = await TestSite.StartAsync();
        using var held = Cms.Web.Site.InstanceLock.Take(site.DataPath);
        using var second = Start(site.DataPath);
        var error = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("--DataPath", error);
    }

    [Fact]
    public async Task A_command_works_on_the_data_it_was_given_wherever_the_option_stands()
    {
        await using var site = await TestSite.StartAsync();
        var here = Directory.CreateTempSubdirectory("obgyn-here-").FullName;
        var backup = Path.Combine(here, "site.backup");
        var (code, said) = await RunAsync(here, "backup", backup, $"--DataPath={site.DataPath}");
        Assert.True(code == 0, said);
        var other = Path.Combine(here, "other");
        (code, said) = await RunAsync(here, "restore", backup, $"--DataPath={other}");
        Assert.True(code == 0, said);
        Assert.True(File.Exists(Path.Combine(other, "site.db")));
        Assert.False(Directory.Exists(Path.Combine(here, "App_Data")));
        (code, said) = await RunAsync(here, "no-such-command");
        Assert.Equal(2, code);
        Assert.Contains("no-such-command", said);
    }

    private static async Task<(int Code, string Said)> RunAsync(string folder, params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.dll"), .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output + await error);
    }

    private static async Task KillAtAsync(string dataPath, string line, int milliseconds)
    {
        using var program = Start(dataPath);
        var said = new List<string>();
        while (said.LastOrDefault()?.Contains(line, StringComparison.Ordinal) != true)
            said.Add(await program.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"“{line}” was never said: {string.Join('\n', said)}"));
        await Task.Delay(milliseconds);
        program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync();
    }

    private static Process Start(string dataPath) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.dll"), $"--DataPath={dataPath}", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}" },
        WorkingDirectory = AppContext.BaseDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
