using System.Net;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Editing;

/// <summary>Settings that a recipe describes have a page at the desk, for those who may change them.</summary>
public sealed class SettingsPageTests
{
    private const string Definitions =
        """
        {"ContentParts":[{"Name":"Greenhouse","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Sign","Settings":{"TextFieldSettings":{"Required":true}}}]}],
         "ContentTypes":[{"Name":"Greenhouse","DisplayName":"The greenhouse","Settings":{"ContentTypeSettings":{"Stereotype":"CustomSettings","Description":"What stands at the door."}},"ContentTypePartDefinitionRecords":[{"PartName":"Greenhouse","Name":"Greenhouse"}]}]}
        """;

    [Fact]
    public async Task They_are_offered_and_opened_with_the_permission_only()
    {
        await using var site = await UserSite.StartAsync();
        await site.WriteAsync(session => DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Definitions)));
        await site.Site.Services.GetRequiredService<DefinitionStore>().ReloadAsync();
        await site.AddAsync("gus", "Administrator");
        await site.AddAsync("edda", "Editor");

        var gus = await site.SignInAsync("gus");
        Assert.NotNull((await gus.GetAsync("/admin")).Html.QuerySelector(".rail a[href='/admin/settings']"));
        Assert.Contains("What stands at the door.", (await gus.GetAsync("/admin/settings")).Html.QuerySelector("main")!.TextContent);
        var form = await gus.GetAsync("/admin/settings/Greenhouse");
        var saved = await gus.SubmitAsync(form, "/admin/settings/Greenhouse", ("Greenhouse.Sign.Text", "Mind the cactus"), ("op", "save"));
        Assert.Equal("/admin/settings/Greenhouse", saved.Location);
        Assert.Equal("Mind the cactus", ContentJson.GetString((await site.Site.Services.GetRequiredService<SiteDocuments>().FindAsync(SiteDocuments.CustomSettings, "Greenhouse"))!.Value.GetProperty("Greenhouse").GetProperty("Sign"), "Text"));
        Assert.Equal(HttpStatusCode.NotFound, (await gus.GetAsync("/admin/settings/Nothing")).Status);

        var edda = await site.SignInAsync("edda");
        Assert.Null((await edda.GetAsync("/admin")).Html.QuerySelector(".rail a[href='/admin/settings']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await edda.GetAsync("/admin/settings")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await edda.GetAsync("/admin/settings/Greenhouse")).Status);
    }

    [Fact]
    public async Task The_sites_own_settings_are_changed_on_a_sheet_that_keeps_what_it_does_not_show()
    {
        await using var site = await UserSite.StartAsync();
        await site.AddAsync("gus", "Administrator");
        await site.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Settings, "site", ContentJson.ParseObject("""{"SiteName":"Before","Odd":{"Kept":[1]},"TimeZoneId":"America/Los_Angeles"}""")));
        const string Sheet = "/admin/settings/sheet/site";
        var gus = await site.SignInAsync("gus");
        Assert.NotNull((await gus.GetAsync("/admin/settings")).Html.QuerySelector($"main a[href='{Sheet}']"));
        var form = await gus.GetAsync(Sheet);
        Assert.Equal(("Before", "09:00"), (form.Html.QuerySelector("#SiteName")!.GetAttribute("value"), form.Html.QuerySelector("#UsualHour")!.GetAttribute("value")));
        var refused = await gus.SubmitAsync(form, Sheet, ("SiteName", ""), ("BaseUrl", "javascript:alert(1)"), ("TimeZoneId", "Mars/Olympus"), ("UsualHour", "25:00"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 4), (refused.Status, refused.Html.QuerySelectorAll("#errors li").Length));
        Assert.Equal("Mars/Olympus", refused.Html.QuerySelector("#TimeZoneId[aria-invalid=true]")!.GetAttribute("value"));
        var saved = await gus.SubmitAsync(form, Sheet, ("SiteName", "After <b>"), ("BaseUrl", "https://www.example.org"), ("TimeZoneId", "Europe/Berlin"), ("UsualHour", "08:30"));
        Assert.Equal(Sheet, saved.Location);
        var stored = (await site.Site.Services.GetRequiredService<SiteDocuments>().FindAsync(SiteDocuments.Settings, "site"))!.Value;
        Assert.Equal(("After <b>", "https://www.example.org", "08:30", 1), (ContentJson.GetString(stored, "SiteName"), ContentJson.GetString(stored, "BaseUrl"), ContentJson.GetString(stored, "UsualHour"), stored.GetProperty("Odd").GetProperty("Kept")[0].GetInt32()));
        // The form from before is not saved over it unseen.
        Assert.Equal(HttpStatusCode.Conflict, (await gus.SubmitAsync(form, Sheet, ("SiteName", "Over it"))).Status);
        Assert.Contains("saved the settings The site", (await gus.GetAsync("/admin/activity")).Html.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await gus.GetAsync("/admin/settings/sheet/none")).Status);
    }
}
