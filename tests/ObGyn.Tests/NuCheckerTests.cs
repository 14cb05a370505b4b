using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The Nu HTML checker over one page of every kind, for visitors and at the desk. It needs Java; without it the test is skipped and says so.</summary>
public sealed class NuCheckerTests
{
    [JavaFact]
    public async Task Every_kind_of_page_is_valid_html()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var folder = Directory.CreateTempSubdirectory("obgyn-nu-").FullName;
        // One of each kind, and every page of the section that has the most kinds of blocks.
        foreach (var address in (string[])[.. Site.Conditions, "/", "/conditions", "/conditions/endometriosis/faqs", "/programs", "/programs/gynecologic-oncology", "/team", "/team/gynecology", "/patients", "/patients/find-a-doctor", "/patients/first-visit", "/about/news", "/research/yalda-afshar-md-phd-lab", "/search?q=fibroids", "/search?q=zzxxqq", "/sitemap", "/language-help", "/there-is-no-such-page", "/account/sign-in"])
            await SaveAsync(address, await (await site.Client.GetAsync(address)).Content.ReadAsStringAsync());
        var condition = await store.RouteAsync("en", "conditions/cervical-insufficiency");
        foreach (var address in (string[])["/admin", "/admin/pages", $"/admin/pages/{condition}", $"/admin/pages/{condition}/versions", "/admin/new/PhysicianProfile", "/admin/new/NewsArticle", "/admin/users", "/admin/facts"])
            await SaveAsync(address, await desk.TextAsync(address));

        var (_, said) = await RunAsync("-jar", Jar(), "--format", "json", "--exit-zero-always", folder);
        var problems = JsonNode.Parse(said)!["messages"]!.AsArray().Where(message => (string?)message!["type"] == "error")
            .Select(message => $"{Path.GetFileName((string?)message!["url"])}:{message["lastLine"]} {message["message"]} {message["extract"]}").ToList();
        Directory.Delete(folder, recursive: true);
        Assert.True(problems.Count == 0, string.Join("\n", problems));

        Task SaveAsync(string address, string html) => File.WriteAllTextAsync(Path.Combine(folder, $"{address.Trim('/').Replace('/', '-').Replace('?', '-')}-.html"), html);
    }

    // The checker writes what it found to the error stream.
    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var java = Process.Start(new ProcessStartInfo("java", arguments) { RedirectStandardError = true })!;
        var said = await java.StandardError.ReadToEndAsync();
        await java.WaitForExitAsync();
        return (java.ExitCode, said);
    }

    private static string Jar([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "node_modules", "vnu-jar", "build", "dist", "vnu.jar"));
}

/// <summary>A test that needs Java.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JavaFactAttribute : FactAttribute
{
    public JavaFactAttribute() => Skip = Missing.Value;

    private static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            using var java = Process.Start(new ProcessStartInfo("java", "-version") { RedirectStandardError = true })!;
            java.WaitForExit();
            return java.ExitCode == 0 ? null : "java does not start. Install the Debian package default-jre-headless to check the HTML.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no java. Install the Debian package default-jre-headless to check the HTML.";
        }
    });
}
