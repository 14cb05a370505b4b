using System.IO.Compression;
using System.Net;
using System.Text;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Import and export at the desk: first a look that writes nothing, then the import of what was looked at.</summary>
public sealed class PackagesTests(Newsroom room) : IClassFixture<Newsroom>
{
    private const string Look = "/admin/packages/look";
    private const string Import = "/admin/packages/import";

    [Fact]
    public async Task A_package_is_looked_at_first_and_then_imported()
    {
        var (before, left) = (await ContentHash.ComputeAsync(room.Site.Database), Left());
        var looked = await room.Ada.UploadAsync(await room.Ada.GetAsync("/admin/packages"), Look, "file", "fern.zip", Zip(("Recipe.json", Recipe("fern1", "Ferns"))), ("onConflict", "Fail"));
        Assert.Equal("What the import would do", looked.Heading);
        Assert.Contains("1 created", looked.Html.QuerySelector("table")!.TextContent);
        Assert.Equal(before, await ContentHash.ComputeAsync(room.Site.Database));
        Assert.Null(await room.Get<ContentStore>().RouteAsync("en", "fern1"));

        var done = await room.Ada.SubmitAsync(looked, Import);
        Assert.Equal("Imported", done.Heading);
        Assert.Contains("fern.zip is in", done.Html.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("Ferns", (await room.Site.Browse().GetAsync("/fern1")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await room.Ada.SubmitAsync(looked, Import)).Status);
        Assert.Contains("is not kept any more", (await room.Ada.GetAsync("/admin/packages")).Text);
        Assert.Equal(left, Left());
    }

    [Fact]
    public async Task What_an_import_did_is_kept_for_whoever_may_import_and_leaves_with_no_package()
    {
        const string OnlyKept = """{"name":"x","steps":[{"name":"WorkflowType","data":[{"WorkflowTypeId":"kept-w","Name":"A kept <b>mail</b>"}]}]}""";
        var looked = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", OnlyKept));
        // What is only kept is new here too, and can be imported.
        Assert.Single(looked.Html.QuerySelectorAll("main form button"));
        await room.Ada.SubmitAsync(looked, Import);
        var again = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", OnlyKept));
        Assert.Empty(again.Html.QuerySelectorAll("main form button"));
        Assert.Contains("Everything in it is here already", again.MainText());
        var page = await room.Ada.GetAsync("/admin/packages");
        var link = page.Html.QuerySelectorAll("a[href*='/imports/']").First(entry => entry.TextContent == "pasted recipe");
        var kept = await room.Ada.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("Imported", kept.Heading);
        Assert.Contains("by ada. This is what the import did then.", kept.MainText());
        Assert.Contains("workflow A kept <b>mail</b>", kept.MainText());
        Assert.Empty(kept.Html.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await room.Ada.GetAsync("/admin/packages/imports/none")).Status);
        var (guest, _) = await room.PersonAsync("exporter", "Export");
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync(link.GetAttribute("href")!)).Status);
        Assert.DoesNotContain("What came in before", (await guest.GetAsync("/admin/packages")).Text, StringComparison.Ordinal);
        using var output = new MemoryStream();
        await room.Get<RecipeExporter>().ExportAsync(output, new ExportOptions { Media = ExportMedia.None });
        Assert.DoesNotContain("This is what", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("import-reports", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("pasted recipe", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place_and_what_was_pasted_stays()
    {
        const string pasted = """{"name":"x","steps":[{"name":"content","data":[{"ContentItemId":"moss","ContentType":"Chaptre"}]}]}""";
        var refused = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", pasted));
        Assert.Contains("There is no content type 'Chaptre'", refused.Alert);
        Assert.Contains("pasted recipe, step 1 (content), at $.steps[0].data[0].ContentType", refused.Alert);
        Assert.Equal(pasted, refused.Html.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("Choose a file, or paste", (await room.Ada.SubmitAsync(refused, Look, ("pasted", " "))).Alert);
        var zip = await room.Ada.UploadAsync(refused, Look, "file", "bad.zip", Zip(("Recipe.json", Recipe("a", "A")), ("../x.png", "x")), ("onConflict", "Fail"));
        Assert.Contains("does not stay in the package", zip.Alert);
    }

    [Fact]
    public async Task Expressions_of_an_upload_stay_text()
    {
        var looked = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", Recipe("text1", "[js: uuid()]")));
        await room.Ada.SubmitAsync(looked, Import);
        Assert.Equal("[js: uuid()]", (await room.Get<ContentStore>().PublishedAsync("text1"))!.DisplayText);
    }

    [Fact]
    public async Task Pages_edited_here_are_treated_as_was_chosen()
    {
        var id = await ImportedAsync("oak", "Oaks");
        await room.Get<Content.Publishing.SaveDraft>().RunAsync(room.Wes, new Content.Publishing.DraftInput(id, "Notice", Content.Model.ContentJson.ParseObject("""{"TitlePart":{"Title":"Edited oaks"}}"""), (await room.Get<ContentStore>().LatestAsync(id))!.ContentItemVersionId));
        var refused = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", Recipe("oak", "Newer oaks", "Notice")));
        Assert.Contains("was edited here by wes", refused.Alert);
        var looked = await room.Ada.PostAsync(Look, [.. Hidden(refused, Look), new("pasted", Recipe("oak", "Newer oaks", "Notice")), new("onConflict", "Skip")]);
        Assert.Contains("Left as they are here", looked.Text);
        looked = await room.Ada.PostAsync(Look, [.. Hidden(refused, Look), new("pasted", Recipe("oak", "Newer oaks", "Notice")), new("onConflict", "Replace")]);
        await room.Ada.SubmitAsync(looked, Import);
        Assert.Equal("Newer oaks", (await room.Get<ContentStore>().PublishedAsync(id))!.DisplayText);
    }

    [Fact]
    public async Task What_somebody_looked_at_is_nobody_elses_and_is_kept_for_an_hour()
    {
        var (bea, _) = await room.PersonAsync("bea", "Import", "PublishContent");
        var looked = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", Recipe("mine", "Mine")));
        var token = looked.Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        var hers = await bea.SubmitAsync(await bea.GetAsync("/admin/packages"), Look, ("pasted", Recipe("hers", "Hers", "Notice")));
        Assert.Equal(HttpStatusCode.Redirect, (await bea.SubmitAsync(hers, Import, ("token", token))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await bea.SubmitAsync(hers, Import, ("token", "../../x"))).Status);
        Assert.Null(await room.Get<ContentStore>().LatestAsync("mine"));
        room.Site.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, (await room.Ada.SubmitAsync(looked, Import)).Status);
        Assert.Null(await room.Get<ContentStore>().LatestAsync("mine"));
    }

    [Fact]
    public async Task Who_may_import_but_does_not_own_the_site_changes_no_role()
    {
        var (cai, _) = await room.PersonAsync("cai", "Import");
        var looked = await cai.SubmitAsync(await cai.GetAsync("/admin/packages"), Look, ("pasted", """{"name":"x","steps":[{"name":"Roles","Roles":[{"Name":"Role of cai","Permissions":["SiteOwner"]}]}]}"""));
        Assert.Contains("Only who owns the site", looked.Text);
        Assert.DoesNotContain("SiteOwner", (await room.Get<SiteDocuments>().FindAsync(SiteDocuments.Roles, "Role of cai"))!.Value.GetRawText());
        Assert.DoesNotContain(looked.Html.QuerySelectorAll("button"), button => button.TextContent.Trim() == "Import");
        Assert.DoesNotContain("Download", (await cai.GetAsync("/admin/packages")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await cai.GetAsync("/admin/packages/export.zip")).Status);
    }

    [Fact]
    public async Task The_package_of_the_site_holds_its_pages_and_no_account()
    {
        await ImportedAsync("elm", "Elms");
        using var zip = new ZipArchive(new MemoryStream(await room.Ada.DownloadAsync("/admin/packages/export.zip")));
        using var reader = new StreamReader(zip.GetEntry("Recipe.json")!.Open());
        var recipe = await reader.ReadToEndAsync();
        Assert.Contains("Elms", recipe);
        Assert.DoesNotContain("PasswordHash", recipe);
    }

    private string[] Left() => room.Get<SiteOptions>().PackageFolder is var folder && Directory.Exists(folder) ? [.. Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal)] : [];

    private async Task<string> ImportedAsync(string id, string title)
    {
        var looked = await room.Ada.SubmitAsync(await room.Ada.GetAsync("/admin/packages"), Look, ("pasted", Recipe(id, title, "Notice")));
        await room.Ada.SubmitAsync(looked, Import);
        return id;
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(Page page, string action) =>
        page.Form(action).QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));

    private static string Recipe(string id, string title, string type = "Garden") =>
        $$$"""
        {"name":"Garden","steps":[
          {"name":"ContentDefinition","ContentTypes":[{"Name":"Garden","DisplayName":"Garden","Settings":{"ContentTypeSettings":{"Creatable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"}]}]},
          {"name":"content","data":[{"ContentItemId":"{{{id}}}","ContentType":"{{{type}}}","DisplayText":"{{{title}}}","Latest":true,"Published":true,"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"{{{id}}}"}}]}
        ]}
        """;

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
