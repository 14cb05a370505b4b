using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Settings;

/// <summary>Plain settings, a page for each sheet.</summary>
[Authorize(Policy = PermissionPolicies.Prefix + Permissions.ManageSettings)]
[Route("/admin/settings/sheet/{name}")]
public sealed class SheetController(ICurrentActor actors, Enabled<SettingsSheet> sheets, SiteDocuments documents, SaveSheet save, Receipts receipts) : AdminController(actors)
{
    [HttpGet]
    public async Task<IActionResult> Show(string name)
    {
        if (Find(name) is not { } sheet)
            return NotFound();
        var stored = await StoredAsync(sheet);
        return View(ViewPath("Sheet"), new SheetPage(sheet, sheet.Fields.ToDictionary(field => field.Member, field => field.Words(stored ?? [])), SaveSettings.StampOf(stored)));
    }

    [HttpPost]
    public async Task<IActionResult> Save(string name, [FromForm(Name = "_base")] string? stamp)
    {
        if (Find(name) is not { } sheet)
            return NotFound();
        var page = new SheetPage(sheet, sheet.Fields.ToDictionary(field => field.Member, field => Request.Form[field.Member].ToString()), stamp ?? "");
        try
        {
            await receipts.TakeAsync(await save.RunAsync(Actor, sheet, page.Typed, page.Stamp));
            Say("Saved. It counts from now on.");
            return Redirect(sheet.Href);
        }
        catch (InvalidContentException problem)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(ViewPath("Sheet"), page with { Errors = problem.Errors });
        }
        catch (EditConflictException problem)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View(ViewPath("Sheet"), page with { Conflict = problem });
        }
    }

    private SettingsSheet? Find(string name) => sheets.FirstOrDefault(sheet => sheet.Name == name);

    private async Task<JsonObject?> StoredAsync(SettingsSheet sheet) =>
        await documents.FindAsync(SiteDocuments.Settings, sheet.Name) is { } json ? ContentJson.ToObject(json) : null;
}

/// <summary>A sheet as it was typed, by member. <see cref="Stamp"/> names the state it was opened in.</summary>
public sealed record SheetPage(SettingsSheet Sheet, IReadOnlyDictionary<string, string> Typed, string Stamp)
{
    public IReadOnlyList<ContentError> Errors { get; init; } = [];
    public EditConflictException? Conflict { get; init; }
}
