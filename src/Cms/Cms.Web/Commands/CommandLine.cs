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
        root.Options.Add(new Option<string?>("--DataPath") { Description = "Folder of the database, files and keys.", Recursive = true });
        root.Options.Add(new Option<string?>("--urls") { Description = "Address to listen on; http://localhost:5000 when none is given." });
        root.SetAction((_, cancel) => ServeCommand.RunAsync(build(args), cancel));
        root.Subcommands.Add(RecipeCommands.Create(args, build));
        root.Subcommands.Add(MaintenanceCommands.Search(args, build));
        root.Subcommands.Add(MaintenanceCommands.Backup(args, build));
        root.Subcommands.Add(MaintenanceCommands.Restore(args, build));
        var parsed = root.Parse(args);
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
    }
}

/// <summary>A command cannot do what was asked; the message says what, where and how to mend it.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
