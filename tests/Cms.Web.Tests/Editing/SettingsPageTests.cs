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
}
