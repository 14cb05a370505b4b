using AngleSharp.Html.Dom;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>The department's own words and numbers at the desk: one edit changes every page that shows them.</summary>
public sealed class SettingsTests
{
    private const string Path = "/admin/settings/DepartmentSettings";
    private const string Number = "1-555-010-0199";

    [Fact]
    public async Task One_edit_of_a_contact_moves_it_on_every_page()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        foreach (var address in Site.Addresses)
            await site.PageAsync(address);
        var form = await desk.OpenAsync(Path);
        var number = form.QuerySelector("input[name$='.Contact.Number.Text']")!.GetAttribute("name")!;
        var saved = await desk.SendAsync(form, new() { [number] = Number }, "op=save", DeskForms.Editor);
        Assert.Contains("Saved", saved.QuerySelector("[role=status]")!.TextContent);

        // Words that were typed for one page keep what was typed: three summaries, and the sentences in other languages.
        var (typed, cards) = (new List<string>(), 0);
        foreach (var address in Site.Addresses)
        {
            var page = await site.PageAsync(address);
            Assert.Equal(Number, page.QuerySelector(".site-foot__cols a.tel")!.TextContent);
            Assert.DoesNotContain(page.QuerySelectorAll("main .prose a[href^='tel:'], main .tel-link, .care a[href^='tel:']"), link => link.TextContent.Contains("1-310-825-2631", StringComparison.Ordinal) && link.Closest(".language-entry") is null);
            cards += page.QuerySelectorAll(".care .btn").Count(button => button.TextContent.Contains($"Call {Number}", StringComparison.Ordinal));
            if (page.Body!.TextContent.Contains("1-310-825-2631", StringComparison.Ordinal))
                typed.Add(address);
        }
        Assert.InRange(typed.Count, 1, 6);
        Assert.True(cards > 0);
    }

    [Fact]
    public async Task What_must_be_there_is_asked_for_and_another_persons_save_is_not_lost()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var refused = await desk.SendAsync(await desk.OpenAsync(Path), new() { ["DepartmentSettings.Disclaimer.Text"] = "" }, "op=save", DeskForms.Editor);
        Assert.Contains("missing", refused.QuerySelector("#errors")!.TextContent);
        var form = await desk.OpenAsync(Path);
        var key = form.QuerySelector("input[name$='.Contact.Key.Text']")!.GetAttribute("name")!;
        Assert.Contains("cannot be a short name", (await desk.SendAsync(form, new() { [key] = "Main desk" }, "op=save", DeskForms.Editor)).QuerySelector("#errors")!.TextContent);

        var (mine, theirs) = (await desk.OpenAsync(Path), await desk.OpenAsync(Path));
        await desk.SendAsync(theirs, new() { ["DepartmentSettings.EmergencyText.Text"] = "Theirs:" }, "op=save", DeskForms.Editor);
        var conflict = await desk.SendAsync(mine, new() { ["DepartmentSettings.EmergencyText.Text"] = "Mine:" }, "op=save", DeskForms.Editor);
        Assert.Contains("admin saved these settings after you opened", conflict.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("Mine:", ((IHtmlInputElement)conflict.QuerySelector("[name='DepartmentSettings.EmergencyText.Text']")!).Value);
        Assert.StartsWith("Theirs:", (await site.PageAsync("/")).QuerySelector(".utility__911")!.TextContent.Trim());
        await desk.SendAsync(conflict, [], "op=save", DeskForms.Editor);
        Assert.StartsWith("Mine:", (await site.PageAsync("/")).QuerySelector(".utility__911")!.TextContent.Trim());

        await using var connection = await site.Services.GetRequiredService<Database>().OpenAsync();
        Assert.Equal(["admin", "admin"], await connection.QueryAsync<string>("SELECT actor FROM audit WHERE action = 'save settings' AND detail = 'DepartmentSettings'"));
    }

    [Fact]
    public async Task A_contact_is_added_and_a_profile_and_a_care_card_take_their_number_from_it()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (form, contact) = await desk.AddAsync(await desk.OpenAsync(Path), "Contacts", "Contact");
        await desk.SendAsync(form, new() { [$"{contact}.Key.Text"] = "visibly-a-test", [$"{contact}.Purpose.Text"] = "Test visits", [$"{contact}.Number.Text"] = Number, [$"{contact}.Hours.Text"] = "Test hours" }, "op=save", DeskForms.Editor);

        var profile = await desk.OpenAsync("/admin/new/PhysicianProfile");
        var choice = ((IHtmlSelectElement)profile.QuerySelector("[name='PhysicianProfile.Phone.From']")!).Options.Single(option => option.Value == "contact:visibly-a-test");
        Assert.Contains(Number, choice.Text);
        await desk.SendAsync(profile, new()
        {
            ["TitlePart.Title"] = "Testa Testperson, MD",
            ["PhysicianProfile.GivenName.Text"] = "Testa",
            ["PhysicianProfile.FamilyName.Text"] = "Testperson",
            ["PhysicianProfile.Credentials.Text"] = "MD",
            ["PhysicianProfile.ProviderType.Text"] = "MD",
            ["PhysicianProfile.Programs.PickAlso"] = "Gynecology",
            ["PhysicianProfile.Phone.From"] = "contact:visibly-a-test",
        }, "op=publish", DeskForms.Editor);
        Assert.Equal(Number, (await site.PageAsync("/testa-testperson-md")).QuerySelector("main .tel-link")!.TextContent.Trim());

        await site.WriteAsync(async session =>
        {
            var settings = (await session.DocumentAsync(SiteDocuments.CustomSettings, "DepartmentSettings"))!;
            settings["Contacts"]!["ContentItems"]!.AsArray().Single(entry => entry!["Contact"]!["Key"]!["Text"]!.GetValue<string>() == "visibly-a-test")!["Contact"]!["Number"]!["Text"] = "1-555-010-0100";
            await session.SetDocumentAsync(SiteDocuments.CustomSettings, "DepartmentSettings", settings);
        });
        Assert.Equal("1-555-010-0100", (await site.PageAsync("/testa-testperson-md")).QuerySelector("main .tel-link")!.TextContent.Trim());
    }
}
