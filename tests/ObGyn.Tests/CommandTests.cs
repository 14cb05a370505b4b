using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ObGyn.Tests;

/// <summary>The commands that scripts outside the repository call: their names, exit codes and what they print.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("recipe import"), InlineData("recipe export"), InlineData("recipe list"), InlineData("search rebuild"), InlineData("backup"), InlineData("restore")]
    public async Task Every_command_explains_itself(string command)
    {
        var (code, said) = await RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, code);
        Assert.Contains("Usage:", said);
    }

    [Fact]
    public async Task What_cannot_be_done_answers_with_the_code_and_the_reason()
    {
        await using var site = await TestSite.StartAsync();
        var data = $"--DataPath={site.DataPath}";
        foreach (var (arguments, code, reason) in ((string[], int, string)[])
        [
            (["recipe", "import", "no-such-file.recipe.json", data], 1, "no-such-file.recipe.json"),
            (["recipe", "import", data], 2, "FILE"),
            (["recipe", "import", "x", "--on-conflict", "whatever", data], 2, "whatever"),
            (["recipe", "export", Path.Combine(site.DataPath, "x.recipe.json"), "--type", "NoSuchType", data], 1, "NoSuchType"),
            (["restore", "no-such-file.zip", data], 1, "no-such-file.zip"),
        ])
        {
            var (ended, said) = await RunAsync(arguments);
            Assert.True(ended == code && said.Contains(reason, StringComparison.Ordinal), $"{string.Join(' ', arguments)} ended with {ended}: {said}");
        }
        Assert.False(File.Exists(Path.Combine(site.DataPath, "x.recipe.json")));
    }

    [Fact]
    public async Task A_type_goes_out_and_comes_in_again_with_progress_and_a_dry_run_writes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var data = $"--DataPath={site.DataPath}";
        var (code, listed) = await RunAsync("recipe", "list", data);
        Assert.Equal(0, code);
        Assert.Contains("obgyn", listed);
        var file = Path.Combine(site.DataPath, "conditions.recipe.json");
        (code, var exported) = await RunAsync("recipe", "export", file, "--type", "ConditionPage", data);
        Assert.True(code == 0, exported);
        Assert.Contains("content", exported);
        var steps = JsonNode.Parse(await File.ReadAllTextAsync(file))!["steps"]!.AsArray();
        Assert.Equal(20, steps.Where(step => (string?)step!["name"] == "content").Sum(step => step!["data"]!.AsArray().Count));
        (code, var dry) = await RunAsync("recipe", "import", file, "--dry-run", data);
        Assert.True(code == 0, dry);
        Assert.Contains("dry run", dry);
        (code, var imported) = await RunAsync("recipe", "import", file, data);
        Assert.True(code == 0, imported);
        Assert.Contains("Nothing had to be changed", imported);

        // A recipe reads what the host's settings say for Orchard, in either spelling, and nothing else of them.
        var asking = Path.Combine(site.DataPath, "asking.recipe.json");
        await File.WriteAllTextAsync(asking, """{ "name": "Asking", "steps": [ { "name": "settings", "TestSettings": { "Said": "[js: configuration('OrchardCore_Test:Word', 'none')]", "Path": "[js: configuration('DataPath', 'none')]" } } ] }""");
        (code, var asked) = await RunAsync(("OrchardCore__Test__Word", "A test word"), "recipe", "import", asking, data);
        Assert.True(code == 0, asked);
        (code, _) = await RunAsync("recipe", "export", Path.Combine(site.DataPath, "all.recipe.json"), data);
        Assert.Equal(0, code);
        Assert.Contains("""{"Said":"A test word","Path":"none"}""", JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(site.DataPath, "all.recipe.json")))!.ToJsonString(), StringComparison.Ordinal);
        (code, var rebuilt) = await RunAsync("search", "rebuild", data);
        Assert.True(code == 0, rebuilt);
        Assert.Matches(@"\d+ pages are in the search index", rebuilt);
    }

    private static Task<(int Code, string Said)> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    private static async Task<(int Code, string Said)> RunAsync((string Name, string Value)? variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.dll"), .. arguments]) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true };
        if (variable is var (name, value))
            start.Environment[name] = value;
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output + await error);
    }
}
