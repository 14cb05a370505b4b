using System.CommandLine;
using Cms.Content.Recipes;
using Cms.Content.Recipes.Packages;
using Cms.Content.Recipes.Plans;
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
        var file = new Argument<string>("FILE") { Description = "A *.recipe.json file (files it names are looked for beside it), a folder with a Recipe.json, or a package (.zip)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        var onConflict = new Option<OnConflict>("--on-conflict") { Description = "What becomes of pages that were edited here: fail, skip, draft or replace.", DefaultValueFactory = _ => OnConflict.Fail };
        var untrusted = new Option<bool>("--untrusted") { Description = "The file comes from someone else: expressions in it are kept as text." };
        var files = new Option<string?>("--files") { Description = "A folder that holds the recipe's own one, such as an Orchard module's: files may come from all of it (../wwwroot/...)." };
        var parameters = new Option<string[]>("--parameter") { Description = "A value the recipe asks for, as NAME=VALUE; may be given several times.", AllowMultipleArgumentsPerToken = false };
        var command = new Command("import", "Brings a recipe in: all of it, or nothing.") { file, dryRun, onConflict, untrusted, files, parameters };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = build();
            await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
            var path = CmsHost.UserPath(parsed.GetRequiredValue(file));
            if (Directory.Exists(path))
                path = Directory.EnumerateFiles(path).FirstOrDefault(file => Path.GetFileName(file).Equals(RecipePackage.RecipeName, StringComparison.OrdinalIgnoreCase)) ?? throw new CommandFailedException($"The folder {path} has no {RecipePackage.RecipeName}. Name the recipe's file.");
            if (!File.Exists(path))
                throw new CommandFailedException($"There is no file {path}.");
            var options = new RecipeOptions { DryRun = parsed.GetValue(dryRun), OnConflict = parsed.GetValue(onConflict), Trusted = !parsed.GetValue(untrusted), Configuration = app.Services.GetRequiredService<SiteOptions>().RecipeSettings, Parameters = ParametersOf(parsed.GetValue(parameters) ?? []) };
            var folder = Path.GetDirectoryName(path)!;
            var root = parsed.GetValue(files) is { Length: > 0 } named ? CmsHost.UserPath(named) : null;
            if (root is not null && !RecipeFolder.IsWithin(folder, root))
                throw new CommandFailedException($"The recipe {path} is not in {root}. Name with --files a folder above it.");
            var planner = app.Services.GetRequiredService<PlannerFactory>().Create(folder, root);
            using var package = IsPackage(path) ? await OpenAsync(app, path, cancel) : null;
            var recipe = package?.Recipe ?? await RecipeReader.ReadFileAsync(path, cancel, root, RecipeReader.MaxTrustedBytes);
            Console.WriteLine($"Planning {path}");
            var plan = await planner.PlanAsync(recipe, options, cancel);
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

    private static Dictionary<string, string> ParametersOf(IEnumerable<string> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut < 1)
                throw new CommandFailedException($"'{pair}' is no parameter. Write --parameter SiteName=Garden.");
            values[pair[..cut]] = pair[(cut + 1)..];
        }
        return values;
    }

    private static Command Export(Func<WebApplication> build)
    {
        var file = new Argument<string>("FILE") { Description = "The recipe to write, with its media inside; a name that ends in .zip gives a package with the media as files." };
        var types = new Option<string[]>("--type") { Description = "Only this content type; may be given several times.", AllowMultipleArgumentsPerToken = false };
        var users = new Option<bool>("--users") { Description = "With the people who sign in and their password hashes: for a move. Keep such a file as you keep a backup." };
        var command = new Command("export", "Writes the site, or some of its types, as one recipe or as a package.") { file, types, users };
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
                var exporter = app.Services.GetRequiredService<RecipeExporter>();
                var options = new ExportOptions { Selection = wanted is null ? null : ExportSelection.OfTypes(wanted), Users = parsed.GetValue(users), Progress = Console.WriteLine };
                await (IsPackage(path) ? exporter.ExportPackageAsync(output, options, app.Services.GetRequiredService<IMediaStore>(), cancel) : exporter.ExportAsync(output, options, cancel));
            }
            File.Move(unfinished, path, overwrite: true);
            Console.WriteLine($"{path}: {new FileInfo(path).Length:N0} bytes");
            return 0;
        });
        return command;
    }

    private static bool IsPackage(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static async Task<RecipePackage> OpenAsync(WebApplication app, string path, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        return await RecipePackage.OpenAsync(stream, Path.GetFileName(path), app.Services.GetRequiredService<SiteOptions>().PackageFolder, cancel, RecipeReader.MaxTrustedBytes);
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
