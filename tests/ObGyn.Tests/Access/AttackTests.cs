using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ObGyn.Tests.Model;

namespace ObGyn.Tests.Access;

/// <summary>Strings that attackers try, typed into every field and block of every kind of page: nothing of them runs anywhere, and what may be kept is kept as words.</summary>
public sealed class AttackTests
{
    // One of each well-known way: out of text, attribute, script, style, comment and CDATA; handlers, schemes, entities, templates, SQL, formulas, paths, headers, letters that turn around.
    private static readonly string[][] Strings =
    [
        ["<script>alert(1337)</script>", "\"><img src=x onerror=alert(1337)>", "' onfocus=alert(1337) autofocus x='", "<svg/onload=alert(1337)>"],
        ["</textarea><script>alert(1337)</script>", "</title><script>alert(1337)</script>", "--><script>alert(1337)</script>", "]]><script>alert(1337)</script>"],
        ["<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1337)>", "<iframe srcdoc='<script>alert(1337)</script>'>", "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=//evil.example'>"],
        ["<a href=\"jav&#x09;ascript:alert(1337)\">x</a>", "<a href='data:text/html,<script>alert(1337)</script>'>x</a>", "<p style=\"background:url(javascript:alert(1337))\">x</p>", "{{7*7}}{{constructor.constructor('alert(1337)')()}}${7*7}#{7*7}"],
        ["'; DROP TABLE content_items; --", "\u202Egnp.exe\u0008", "[js: alert(1337)][env:PATH][file:text('../../etc/passwd')]", "</script><script>alert(1337)</script>\\u003cscript\\u003e"],
        ["javascript:alert(1337)", "=cmd|'/c calc'!A0", "../../../../etc/passwd", "%0d%0aSet-Cookie:%20evil=1"],
    ];

    [Theory]
    [InlineData("ConditionPage")]
    [InlineData("ProgramPage")]
    [InlineData("PhysicianProfile")]
    [InlineData("Page")]
    [InlineData("Event")]
    [InlineData("Location")]
    [InlineData("Notice")]
    public async Task Nothing_that_is_typed_into_a_page_runs_anywhere(string type)
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var ids = new List<string>();
        for (var round = 0; round < Strings.Length; round++)
        {
            var form = await desk.OpenAsync($"/admin/new/{type}");
            foreach (var add in Added(form))
                form = await desk.SendAsync(form, [], $"op={add}", DeskForms.Editor);
            var typed = Typed(form, round);
            var answer = await desk.SendAsync(form, typed, "op=save", DeskForms.Editor);
            Harmless(answer, $"{type} refused {round}");
            // What has no valid value is taken out, until the rest is saved.
            for (var i = 0; i < 5 && desk.LastStatus is HttpStatusCode.UnprocessableEntity; i++)
            {
                // Each error leads to its control; some are a list's, and then everything in the list goes back to nothing.
                var wrong = answer.QuerySelectorAll("#errors a").Select(link => answer.GetElementById(link.GetAttribute("href")![1..])).OfType<IElement>()
                    .SelectMany(target => target.HasAttribute("name") ? [target] : target.QuerySelectorAll("[name]").AsEnumerable())
                    .Concat(answer.QuerySelectorAll("[aria-invalid=true][name], .f--miss [name]")).Select(control => control.GetAttribute("name")!).Where(name => !name.EndsWith(".order", StringComparison.Ordinal)).ToHashSet();
                typed = typed.Where(entry => !wrong.Contains(entry.Key)).ToDictionary();
                foreach (var name in wrong)
                    typed[name] = "";
                answer = await desk.SendAsync(answer, typed, "op=save", DeskForms.Editor);
            }
            Assert.True(desk.LastStatus is HttpStatusCode.OK, $"{type} {round}: {desk.LastStatus} {answer.QuerySelector("main")?.TextContent}");
            ids.Add(DeskForms.IdOf(answer));
            await LookAtAsync(site, desk, ids[^1], $"{type} {round}");
        }
        // All of them stand in the lists together.
        foreach (var path in (string[])["/admin", "/admin/pages", "/admin/pages/tree", "/admin/activity", "/admin/find?q=alert", "/admin/find/hits?q=alert", "/admin/facts", "/admin/widgets", "/admin/calendar?view=list"])
            Harmless(await desk.LookAsync(path), $"{type} at {path}");
        foreach (var path in (string[])["/", "/search?q=alert", "/search/suggest?q=ale", "/conditions", "/programs", "/physicians", "/site-map"])
        {
            using var answer = await site.Client.GetAsync(path);
            Harmless(TestSite.Parse(await answer.Content.ReadAsStringAsync()), $"{type} live at {path}");
        }
        using (var sitemap = await site.Client.GetAsync("/sitemap.xml"))
            System.Xml.Linq.XDocument.Parse(await sitemap.Content.ReadAsStringAsync());
        foreach (var id in ids)
            await site.Services.GetRequiredService<DeleteItem>().RunAsync(Actor.System, id);
        Harmless(await desk.OpenAsync("/admin/trash"), $"{type} in the trash");
    }

    [Fact]
    public async Task Nothing_that_is_typed_into_settings_comments_reasons_and_filters_runs_anywhere()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var id = (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "conditions/fibroids"))!;
        foreach (var text in Strings.SelectMany(round => round))
        {
            await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["ConditionPage.Summary.Text"] = $"Changed {text.Length} {text}", ["_reason"] = text }, "op=save", DeskForms.Editor);
            await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/comments"), new() { ["text"] = text }, null, "main form[action$='/comments']");
            var query = Uri.EscapeDataString(text);
            foreach (var path in (string[])[$"/admin/find?q={query}", $"/admin/pages?q={query}&type={query}&sort={query}", $"/admin/activity?q={query}&who={query}&action={query}", $"/admin/calendar?day={query}&view={query}&show={query}", $"/admin/as-of?day={query}&path={query}",
                $"/admin/pages/{id}/move?q={query}", $"/admin/pages/{id}/versions?v={query}&with={query}", $"/admin/pages/bulk?act={query}&id={query}", $"/admin/users?q={query}", $"/account/sign-in?returnUrl={query}", $"/search?q={query}"])
                Harmless(await desk.LookAsync(path), path);
        }
        foreach (var path in (string[])[$"/admin/pages/{id}/comments", $"/admin/pages/{id}/versions", "/admin/activity", "/admin", $"/admin/pages/{id}/send"])
            Harmless(await desk.OpenAsync(path), path);
        var settings = await desk.OpenAsync("/admin/settings/DepartmentSettings");
        for (var round = 0; round < Strings.Length; round++)
        {
            Harmless(await desk.SendAsync(settings, Typed(settings, round), "op=save", "main form[aria-label], main form[method=post]"), "settings");
            Harmless(await site.PageAsync("/"), "home with settings");
        }
    }

    [Fact]
    public async Task A_title_with_line_breaks_adds_no_header_to_a_mail_and_no_cell_to_a_table()
    {
        await using var room = await Review.Newsroom.StartAsync("--Smtp:Host=127.0.0.1", "--Smtp:From=desk@example.org");
        var (ann, id) = (await room.SignInAsync("ann"), await room.PageIdAsync());
        await room.WriteAsync(ann, id, "A summary of a test.", more: new() { ["TitlePart.Title"] = "Visibly\r\nBcc: evil@example.org\r\n\r\na test" });
        await room.WriteAsync(ann, id, "=HYPERLINK(\"http://evil.example\")", more: new() { ["_reason"] = "=cmd|'/c calc'!A0" });
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["user"] = room.IdOf("sample"), ["reason"] = "Visibly a test\r\nBcc: evil@example.org" });
        await using var connection = await room.Database.OpenAsync();
        foreach (var json in await connection.QueryAsync<string>("SELECT json FROM outbox WHERE kind = 'mail'"))
        {
            var mail = JsonDocument.Parse(json).RootElement;
            foreach (var header in (string[])["To", "Subject", "ToName"])
                Assert.DoesNotContain('\n', mail.TryGetProperty(header, out var value) ? value.GetString() ?? "" : "");
        }
        var table = await ann.TextAsync("/admin/activity/export.csv");
        Assert.Contains("'=cmd|", table);
        Assert.DoesNotContain(",=cmd|", table);
        Assert.DoesNotContain(",\"=cmd|", table);
    }

    private static async Task LookAtAsync(TestSite site, Desk desk, string id, string what)
    {
        foreach (var path in (string[])[$"/admin/pages/{id}", $"/admin/pages/{id}/preview", $"/admin/pages/{id}/versions", $"/admin/pages/{id}/widths", $"/admin/pages/{id}/move", $"/admin/pages/{id}/schedule", $"/admin/pages/{id}/comments"])
            Harmless(await desk.LookAsync(path), $"{what} at {path}");
        try
        {
            await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, id);
        }
        catch (ActionRefusedException)
        {
            // What may not go out is not read by visitors; its preview was.
            return;
        }
        var live = (await site.Services.GetRequiredService<ContentStore>().PublishedAsync(id))!;
        using var answer = await site.Client.GetAsync($"/{live.Place.Path}");
        Harmless(TestSite.Parse(await answer.Content.ReadAsStringAsync()), $"{what} live");
    }

    // A button that adds to a list, once for each kind of block.
    private static IEnumerable<string> Added(IHtmlDocument form) => form.QuerySelectorAll($"{DeskForms.Editor} button[name=op][value^='add:']").Select(button => button.GetAttribute("value")!).Where(value => !value.EndsWith(':')).Distinct().ToList();

    // Each control gets other strings of the round than its neighbor.
    private static Dictionary<string, string> Typed(IHtmlDocument form, int round)
    {
        var typed = new Dictionary<string, string>();
        var at = 0;
        foreach (var control in form.QuerySelectorAll("main form textarea[name], main form input[name]").Where(control => control is IHtmlTextAreaElement || (control as IHtmlInputElement)?.Type is "text" or "url" or "search" or "email" or "tel" or "number" or "date" or "datetime-local"))
        {
            var name = control.GetAttribute("name")!;
            if (name.StartsWith('_') || name.EndsWith(".order", StringComparison.Ordinal))
                continue;
            var strings = Strings[round];
            typed[name] = control is IHtmlTextAreaElement ? string.Join('\n', strings) : $"{(name.EndsWith("Title", StringComparison.Ordinal) ? "Visibly a test " : "")}{strings[at++ % strings.Length]}";
        }
        return typed;
    }

    private static void Harmless(IDocument page, string what)
    {
        foreach (var script in page.QuerySelectorAll("script"))
        {
            if (script.GetAttribute("type") == "application/ld+json")
                JsonDocument.Parse(script.TextContent).Dispose();
            else
                Assert.True(script.TextContent.Trim().Length == 0 && script.GetAttribute("src")?.StartsWith("/_content/", StringComparison.Ordinal) == true, $"{what}: a script {script.OuterHtml}");
        }
        Assert.True(page.QuerySelectorAll("base, object, embed, meta[http-equiv], iframe[srcdoc], style").Length == 0, $"{what}: {page.QuerySelector("base, object, embed, meta[http-equiv], iframe[srcdoc], style")?.OuterHtml}");
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "autofocus" && attribute.Value.Length > 0 && attribute.Value != "autofocus", $"{what}: {attribute.Name} on {element.OuterHtml}");
                if (attribute.Name is "href" or "src" or "action" or "formaction" or "poster" or "srcset" or "xlink:href")
                {
                    var value = new string([.. attribute.Value.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter))]).ToLowerInvariant();
                    Assert.False(value.StartsWith("javascript:", StringComparison.Ordinal) || value.StartsWith("data:text", StringComparison.Ordinal) || value.StartsWith("//evil", StringComparison.Ordinal), $"{what}: {element.OuterHtml}");
                }
            }
        }
        Assert.DoesNotContain("49${", page.Body?.TextContent ?? "", StringComparison.Ordinal);
    }
}
