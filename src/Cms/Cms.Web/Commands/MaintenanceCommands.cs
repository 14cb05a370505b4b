using System.CommandLine;
using Cms.Content.Storage;
using Cms.Content.Storage.Backups;
using Cms.Web.Modules;
using Cms.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Commands;

/// <summary>What a module lets the console do to its index.</summary>
public interface IRebuildableIndex
{
    /// <summary>Throws the index away and makes it again from the store; returns how many pages are in it.</summary>
    Task<int> RebuildAsync();
}

internal static class MaintenanceCommands
{
    public static Command Search(Func<WebApplication> build)
    {
        var rebuild = new Command("rebuild", "Makes the search index again from the store.");
        rebuild.SetAction(async (_, _) =>
        {
            await using var app = build();
            await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
            var indexes = app.Services.GetRequiredService<Enabled<IRebuildableIndex>>().ToList();
            if (indexes.Count == 0)
                throw new CommandFailedException("Search is switched off on this site, so there is no index to make again.");
            foreach (var index in indexes)
                Console.WriteLine($"{await index.RebuildAsync()} pages are in the search index.");
            return 0;
        });
        return new Command("search", "The search index.") { rebuild };
    }

    public static Command Backup(Func<WebApplication> build)
    {
        var file = new Argument<string>("FILE") { Description = "The backup to write. The site may go on serving." };
        var command = new Command("backup", "Saves the database and the media files into one file, and checks it.") { file };
        command.SetAction(async (parsed, _) =>
        {
            await using var app = build();
            var path = CmsHost.UserPath(parsed.GetRequiredValue(file));
            var manifest = await Create(app).SaveAsync(path, Console.WriteLine);
            Console.WriteLine($"{path}: {new FileInfo(path).Length:N0} bytes, {manifest.Entries.Count} entries, checked.");
            return 0;
        });
        return command;
    }

    public static Command Restore(Func<WebApplication> build)
    {
        var file = new Argument<string>("FILE") { Description = "A backup made by this program." };
        var command = new Command("restore", "Replaces the site by a backup. The site must not be serving.") { file };
        command.SetAction(async (parsed, _) =>
        {
            var path = CmsHost.UserPath(parsed.GetRequiredValue(file));
            if (!File.Exists(path))
                throw new CommandFailedException($"There is no file {path}.");
            await using var app = build();
            using var held = InstanceLock.Take(app.Services.GetRequiredService<SiteOptions>().DataPath);
            if (app.Services.GetRequiredService<Database>().Engine is DatabaseEngine.PostgreSql)
                await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
            var manifest = await Create(app).RestoreAsync(path, Console.WriteLine);
            Console.WriteLine($"Restored the site of {manifest.CreatedUtc:u}.");
            return 0;
        });
        return command;
    }

    private static SiteBackup Create(WebApplication app) =>
        new(app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<SiteOptions>().DataPath, app.Services.GetRequiredService<TimeProvider>());
}
