using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>Our own recipes are recipes that Orchard takes: its header, its steps with its keys, ids as wide as its columns, and only expressions that it has.</summary>
public sealed partial class OrchardRecipeTests
{
    private static readonly string[] Header = ["name", "displayName", "description", "author", "website", "version", "issetuprecipe", "categories", "tags", "variables", "steps"];

    // Step by step the members that Orchard reads, in its own case where it reads them raw.
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        ["feature"] = ["enable", "disable"],
        ["themes"] = ["site", "admin"],
        ["ContentDefinition"] = ["ContentTypes", "ContentParts"],
        ["Roles"] = ["Roles"],
        ["content"] = ["data"],
        ["media"] = ["Files"],
        ["layers"] = ["Layers"],
        ["recipes"] = ["Values"],
    };

    private static readonly string[] Functions = ["uuid", "base64", "html", "gzip", "variables", "parameters", "configuration", "getUrlPrefix"];

    [Fact]
    public async Task Every_recipe_of_the_site_is_one_that_orchard_takes()
    {
        await using var site = await TestSite.StartAsync();
        var files = site.Services.GetRequiredService<SiteOptions>().RecipeFolders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.recipe.json")).ToList();
        Assert.True(files.Count >= 10);
        var problems = new List<string>();
        foreach (var file in files)
        {
            // Orchard allows comments and trailing commas; its own exports have none, and neither have these.
            using var recipe = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            void Wrong(string what) => problems.Add($"{Path.GetFileName(file)}: {what}");
            foreach (var member in recipe.RootElement.EnumerateObject().Where(member => !Header.Contains(member.Name)))
                Wrong($"the header has '{member.Name}'");
            var names = recipe.RootElement.EnumerateObject().Select(member => member.Name).ToList();
            if (names.IndexOf("variables") > names.IndexOf("steps"))
                Wrong("the variables must stand before the steps");
            foreach (var step in recipe.RootElement.GetProperty("steps").EnumerateArray())
                Step(step, Wrong);
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static void Step(JsonElement step, Action<string> wrong)
    {
        var name = step.GetProperty("name").GetString()!;
        if (Members.TryGetValue(name, out var members))
        {
            foreach (var member in step.EnumerateObject().Where(member => member.Name != "name" && !members.Contains(member.Name)))
                wrong($"the step {name} has '{member.Name}'");
        }
        else if (name is not ("settings" or "custom-settings"))
        {
            wrong($"there is no step '{name}'");
        }
        Look(step, name, wrong);
    }

    private static void Look(JsonElement json, string place, Action<string> wrong)
    {
        if (json.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                if (member.Name is "ContentItemId" or "ContentItemVersionId" && member.Value.GetString() is { } id && !id.StartsWith('[') && id.Length > 26)
                    wrong($"{place}: the id '{id}' is wider than Orchard's column");
                Look(member.Value, place, wrong);
            }
            // Orchard's reader keeps objects and lists of an item, and of the rest what it knows.
            if (place == "content" && json.TryGetProperty("ContentItemId", out _))
            {
                foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && !System.Contains(member.Name)))
                    wrong($"an item has '{member.Name}', which Orchard drops");
            }
        }
        else if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var entry in json.EnumerateArray())
                Look(entry, place, wrong);
        }
        else if (json.ValueKind is JsonValueKind.String && Script().Match(json.GetString()!) is { Success: true } script)
        {
            foreach (Match call in Call().Matches(script.Groups[1].Value))
            {
                if (!Functions.Contains(call.Groups[1].Value))
                    wrong($"{place}: {call.Groups[1].Value}() is not a function of recipes");
            }
        }
    }

    private static readonly string[] System =
        ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"];

    [GeneratedRegex(@"^\[js:(.*)\]$")]
    private static partial Regex Script();

    [GeneratedRegex(@"([A-Za-z]\w*)\s*\(")]
    private static partial Regex Call();
}
