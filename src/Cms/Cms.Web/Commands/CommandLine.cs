using System.CommandLine;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.AspNetCore.Builder;

namespace Cms.Web.Commands;

/// <summary>
/// What the program does when it is started: serve the site, or one of the commands behind <c>--</c>.
/// Exit codes: 0 done, 1 refused or failed (the reason is printed), 2 wrong arguments.
/// </summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var root = new RootCommand("Sets up and serves the site. Data are under App_Data/; --DataPath=DIR moves them, --urls=ADDRESS moves the site.") { TreatUnmatchedTokensAsErrors = false };
        var dataPath = new Option<string?>("--DataPath") { Description = "Folder of the database, files and keys.", Recursive = true };
        var urls = new Option<string?>("--urls") { Description = "Address to listen on; http://localhost:5000 when none is given.", Recursive = true };
        root.Options.Add(dataPath);
        root.Options.Add(urls);
        ParseResult parsed = null!;
        WebApplication Build() => build(HostArguments(args, ("--DataPath", parsed.GetValue(dataPath)), ("--urls", parsed.GetValue(urls))));
        root.SetAction((_, cancel) => ServeCommand.RunAsync(Build(), cancel));
        root.Subcommands.Add(RecipeCommands.Create(Build));
        root.Subcommands.Add(MaintenanceCommands.Search(Build));
        root.Subcommands.Add(MaintenanceCommands.Backup(Build));
        root.Subcommands.Add(MaintenanceCommands.Restore(Build));
        parsed = root.Parse(args);
        if (parsed.CommandResult.Command == root && parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith('-')) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no command '{unknown}'. --help lists the commands.");
            return 2;
        }
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem) when (problem is SchemaTooNewException or DataInUseException or RecipeException or ActionRefusedException or IOException or CommandFailedException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{problem.Message} ({problem.GetType().Name})");
            return 1;
        }
    }

    // The host reads its own settings from "--name=value". A command's arguments must not reach it: a path or a switch before --DataPath would
    // swallow it as its value, and the command would work on another site's data.
    private static string[] HostArguments(string[] args, params (string Name, string? Value)[] known) =>
    [
        .. args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=') && known.All(option => !argument.StartsWith(option.Name + "=", StringComparison.OrdinalIgnoreCase))),
        .. known.Where(option => option.Value is not null).Select(option => $"{option.Name}={option.Value}"),
    ];
}

/// <summary>A command cannot do what was asked; the message says what, where and how to mend it.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
