using System.IO.Compression;
using System.Text;
using Cms.Content.Recipes;
using Cms.Content.Recipes.Packages;

namespace Cms.Content.Tests.Recipes;

/// <summary>Orchard's deployment packages: a zip with Recipe.json and the media at their paths, in and out, and what is refused before a byte is believed.</summary>
public sealed class PackageTests
{
    private const string Photo = """{"name":"media","Files":[{"TargetPath":"team/photo.png","SourcePath":"team/photo.png"}]}""";

    [Fact]
    public async Task The_whole_site_goes_out_and_into_an_empty_one_and_out_again_with_the_same_bytes()
    {
        await using var site = await Site.WithPagesAsync();
        await site.WriteFileAsync("team/photo.png", "a photo");
        await site.ImportAsync(Recipe.Of(Photo, Recipe.Content(Recipe.Page("a", "A [js: uuid()]", "a"), Recipe.Page("b", "B", "a/b", "a")), """{"name":"settings","SiteName":"Garden"}"""));
        var package = await ExportAsync(site);
        using (var zip = new ZipArchive(new MemoryStream(package)))
            Assert.Equal(["Recipe.json", "team/photo.png"], zip.Entries.Select(entry => entry.FullName));

        await using var other = await Site.CreateAsync();
        await ImportAsync(other, package);
        Assert.Equal(await site.HashAsync(), await other.HashAsync());
        Assert.Equal(package, await ExportAsync(other));
        Assert.Empty(Left(other));
    }

    [Fact]
    public async Task A_recipe_alone_is_a_package_too_and_the_recipes_name_may_be_in_any_case()
    {
        await using var site = await Site.WithPagesAsync();
        await ImportAsync(site, Encoding.UTF8.GetBytes(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a")))));
        await ImportAsync(site, Zip(("recipe.JSON", Recipe.Of(Recipe.Content(Recipe.Page("b", "B", "b"))))));
        Assert.Equal(("A", "B"), ((await site.Reads.PublishedAsync("a"))!.DisplayText, (await site.Reads.PublishedAsync("b"))!.DisplayText));
    }

    [Theory]
    [InlineData("../x.png", "does not stay in the package")]
    [InlineData("a/../../x.png", "does not stay in the package")]
    [InlineData("/etc/x.png", "does not stay in the package")]
    [InlineData("C:/x.png", "does not stay in the package")]
    [InlineData("a\\x.png", "does not stay in the package")]
    [InlineData("a//x.png", "does not stay in the package")]
    [InlineData("./x.png", "does not stay in the package")]
    [InlineData("a\0.png", "does not stay in the package")]
    [InlineData("RECIPE.json", "differ only by case")]
    [InlineData("Recipe.json/x.png", "is a file of the package")]
    public async Task A_hostile_name_is_refused_before_anything_is_unpacked(string name, string what)
    {
        await using var site = await Site.WithPagesAsync();
        var problem = Assert.Single(await RefuseAsync(site, Zip(("Recipe.json", Recipe.Of(Photo)), (name, "x"))));
        Assert.Contains(what, problem.What);
        Assert.NotEmpty(problem.Mend);
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        await using var site = await Site.WithPagesAsync();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip.CreateEntry("Recipe.json"), Recipe.Of(Photo));
            var link = zip.CreateEntry("team/photo.png");
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
            Write(link, "/etc/passwd");
        }
        Assert.Contains("is a link", Assert.Single(await RefuseAsync(site, stream.ToArray())).What);
    }

    [Fact]
    public async Task A_bomb_is_noticed_by_what_it_unpacks_to()
    {
        await using var site = await Site.WithPagesAsync();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip.CreateEntry("Recipe.json"), Recipe.Of(Photo));
            await using var bomb = zip.CreateEntry("team/photo.png").Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 80; megabyte++)
                await bomb.WriteAsync(zeros);
        }
        Assert.True(stream.Length < 1 << 20);
        Assert.Contains("times its size", Assert.Single(await RefuseAsync(site, stream.ToArray())).What);
    }

    [Fact]
    public async Task A_package_without_a_recipe_with_too_many_files_or_cut_off_is_refused()
    {
        await using var site = await Site.WithPagesAsync();
        Assert.Contains("no Recipe.json", Assert.Single(await RefuseAsync(site, Zip(("folder/Recipe.json", "{}")))).What);
        var whole = Zip(("Recipe.json", Recipe.Of(Photo)));
        Assert.Contains("not a readable zip", Assert.Single(await RefuseAsync(site, whole[..(whole.Length / 2)])).What);
        Assert.Contains("more than", Assert.Single(await RefuseAsync(site, Zip([.. Enumerable.Range(0, PackageLimits.Entries + 1).Select(number => ($"{number}", ""))]))).What);
        Assert.Contains("readable JSON", Assert.Single(await RefuseAsync(site, "MZ no zip at all"u8.ToArray())).What);
    }

    [Fact]
    public async Task A_bomb_that_says_it_is_large_is_noticed_all_the_same()
    {
        await using var site = await Site.WithPagesAsync();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip.CreateEntry("Recipe.json"), Recipe.Of(Photo));
            await using var bomb = zip.CreateEntry("team/photo.png").Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 80; megabyte++)
                await bomb.WriteAsync(zeros);
        }
        var bytes = stream.ToArray();
        // The last entry of the directory at the end says how large its data are: let it say 16 MB and more.
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[directory + 23] = 1;
        Assert.NotEmpty(await RefuseAsync(site, bytes));
    }

    [Fact]
    public async Task A_package_with_any_byte_changed_comes_in_or_is_refused_in_words()
    {
        await using var site = await Site.WithPagesAsync();
        var whole = Zip(("Recipe.json", Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a")))), ("team/photo.png", "a photo"));
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x41;
            try
            {
                using var package = await RecipePackage.OpenAsync(new MemoryStream(changed), "upload.zip", WorkFolder(site));
            }
            catch (RecipeException refused)
            {
                Assert.All(refused.Problems, problem => Assert.NotEmpty(problem.What));
            }
            Assert.Empty(Left(site));
        }
    }

    [Fact]
    public async Task A_problem_within_names_the_package_and_a_file_that_is_missing_is_one()
    {
        await using var site = await Site.WithPagesAsync();
        var problem = Assert.Single(await RefuseAsync(site, Zip(("Recipe.json", Recipe.Of(Photo)))));
        Assert.Equal(("upload.zip/Recipe.json", "$.steps[0].Files[0].SourcePath"), (problem.File, problem.Path));
    }

    [Fact]
    public async Task The_report_says_which_functions_ran_and_which_addresses_changed()
    {
        await using var site = await Site.WithPagesAsync();
        await site.WriteFileAsync("words.txt", "Words");
        var report = await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a"), Recipe.Page("b", "[file:text('words.txt')]", "a/b", "a"), Recipe.Page("[js: uuid()]", "C", "c"))));
        Assert.Equal(["file:text 2", "uuid 1"], report.Scripts.Select(script => $"{script.Function} {script.Count}"));
        Assert.Empty(report.Addresses);

        var move = Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "elsewhere", version: "a2")));
        Assert.Equal(["a -> elsewhere"], (await site.PlanAsync(move)).Report.Addresses.Select(change => $"{change.OldPath} -> {change.NewPath}"));
        report = await site.ImportAsync(move);
        Assert.Equal(["a -> elsewhere", "a/b -> elsewhere/b"], report.Addresses.Select(change => $"{change.OldPath} -> {change.NewPath}").Order(StringComparer.Ordinal));
        Assert.Contains("address: /a/b -> /elsewhere/b", report.ToString());
    }

    private static async Task<byte[]> ExportAsync(Site site)
    {
        using var output = new MemoryStream();
        await new RecipeExporter(site.Database, site.Steps, site.Media).ExportPackageAsync(output, new ExportOptions(), site.Media);
        return output.ToArray();
    }

    private static async Task ImportAsync(Site site, byte[] package)
    {
        using var opened = await RecipePackage.OpenAsync(new MemoryStream(package), "upload.zip", WorkFolder(site));
        await site.Applier.ApplyAsync(await site.Planner.PlanAsync(opened.Recipe, new RecipeOptions()));
    }

    private static async Task<IReadOnlyList<RecipeProblem>> RefuseAsync(Site site, byte[] package)
    {
        var before = await site.HashAsync();
        var refused = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync(site, package));
        Assert.Equal(before, await site.HashAsync());
        Assert.Empty(Left(site));
        return refused.Problems;
    }

    private static string WorkFolder(Site site) => Path.Combine(site.Folder, "packages");

    private static string[] Left(Site site) => Directory.Exists(WorkFolder(site)) ? Directory.GetFileSystemEntries(WorkFolder(site)) : [];

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
                Write(zip.CreateEntry(name), text);
        }
        return stream.ToArray();
    }

    private static void Write(ZipArchiveEntry entry, string text)
    {
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
    }
}
