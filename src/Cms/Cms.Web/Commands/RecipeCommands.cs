using System.CommandLine;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Commands;

/// <summary><c>recipe import FILE</c>, <c>recipe export FILE</c>, <c>recipe list</c>. The site may be serving: it follows the feed.</summary>
internal static class RecipeCommands
{
    public static Command Create(Func<WebApplication> build) =>
        new("recipe", "Content and settings in Orchard's recipe format.") { Import(build), Export(build), List(build) };

    private static Command Import(Func<WebApplication> build)
    {
        var file = new Argument<string>("FILE") { Description = "A *.recipe.json file; files it names are looked for beside it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        var onConflict = new Option<OnConflict>("--on-conflict") { Description = "What becomes of pages that were edited here: fail, skip, draft or replace.", DefaultValueFactory = _ => OnConflict.Fail };
        var untrusted = new Option<bool>("--untrusted") { Description = "The file comes from someone else: expressions in it are kept as text." };
        var command = new Command("import", "Brings a recipe in: all of it, or nothing.") { file, dryRun, onConflict, untrusted };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = build();
            await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
            var path = CmsHost.UserPath(parsed.GetRequiredValue(file));
            if (!File.Exists(path))
                throw new CommandFailedException($"There is no file {path}.");
            var options = new RecipeOptions { DryRun = parsed.GetValue(dryRun), OnConflict = parsed.GetValue(onConflict), Trusted = !parsed.GetValue(untrusted) };
            var planner = app.Services.GetRequiredService<PlannerFactory>().Create(Path.GetDirectoryName(path)!);
            Console.WriteLine($"Planning {path}");
            var plan = await planner.PlanAsync(await RecipeReader.ReadFileAsync(path, cancel), options, cancel);
            var last = -1L;
            var (report, position) = await app.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan, new Progress<RecipeProgress>(step =>
            {
                var percent = step.Total == 0 ? 100 : step.Done * 100 / step.Total;
                if (Interlocked.Exchange(ref last, percent) != percent && percent % 10 == 0)
                    Console.WriteLine($"  {step.What}: {step.Done} of {step.Total}");
            }), cancel);
            Console.Write(report);
            Console.WriteLine(options.DryRun ? "Nothing was written: this was a dry run." : position == 0 ? "Nothing had to be changed." : $"Done; the change feed stands at {position}.");
            return 0;
        });
        return command;
    }

    private static Command Export(Func<WebApplication> build)
    {
        var file = new Argument<string>("FILE") { Description = "The recipe to write." };
        var types = new Option<string[]>("--type") { Description = "Only this content type; may be given several times.", AllowMultipleArgumentsPerToken = false };
        var users = new Option<bool>("--users") { Description = "With the people who sign in and their password hashes: for a move. Keep such a file as you keep a backup." };
        var command = new Command("export", "Writes the site, or some of its types, as one recipe with its media inside.") { file, types, users };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = build();
            await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
            var path = CmsHost.UserPath(parsed.GetRequiredValue(file));
            var wanted = parsed.GetValue(types) is { Length: > 0 } named ? named.ToHashSet(StringComparer.Ordinal) : null;
            var schema = app.Services.GetRequiredService<DefinitionStore>().Schema;
            if (wanted?.FirstOrDefault(type => schema.Definitions.Type(type) is null) is { } unknown)
                throw new CommandFailedException($"There is no content type '{unknown}'. The types are {string.Join(", ", schema.Definitions.Types.Keys.Order(StringComparer.Ordinal))}.");
            if (wanted is not null && parsed.GetValue(users))
                throw new CommandFailedException("People belong to the whole site. Leave out --type or --users.");
            var unfinished = path + ".unfinished";
            await using (var output = new FileStream(unfinished, FileMode.Create))
            {
                if (parsed.GetValue(users) && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                await app.Services.GetRequiredService<RecipeExporter>().ExportAsync(output, new ExportOptions { Types = wanted, Users = parsed.GetValue(users), Progress = Console.WriteLine }, cancel);
            }
            File.Move(unfinished, path, overwrite: true);
            Console.WriteLine($"{path}: {new FileInfo(path).Length:N0} bytes");
            return 0;
        });
        return command;
    }

    private static Command List(Func<WebApplication> build)
    {
        var command = new Command("list", "Names the recipes that come with the program.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = build();
            foreach (var path in app.Services.GetRequiredService<SiteOptions>().RecipeFolders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.recipe.json")).Order(StringComparer.Ordinal))
            {
                var recipe = await RecipeReader.ReadFileAsync(path, cancel);
                Console.WriteLine($"{recipe.Header.Name,-24} {recipe.Header.DisplayName}");
            }
            return 0;
        });
        return command;
    }
}
