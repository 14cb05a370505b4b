using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Editing;
using Cms.Web.Modules;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Settings;

/// <summary>The site's own words and numbers: one form for each content type with the stereotype <c>CustomSettings</c>, made of the same controls as a page's.</summary>
[Authorize(Policy = PermissionPolicies.Prefix + Permissions.ManageSettings)]
[RequestFormLimits(ValueCountLimit = 50_000, ValueLengthLimit = 10 * 1024 * 1024, KeyLengthLimit = 8_192)]
public sealed class SettingsController(ICurrentActor actors, DefinitionStore definitions, SiteDocuments documents, SaveSettings save, Receipts receipts, PickedWords words, Enabled<SettingsSheet> sheets) : AdminController(actors)
{
    [HttpGet("/admin/settings")]
    public IActionResult List() => View(ViewPath("Settings"), (sheets.ToList(), Types().ToList()));

    [HttpGet("/admin/settings/{type}")]
    public async Task<IActionResult> Edit(string type)
    {
        if (Find(type) is not { } found)
            return NotFound();
        var stored = await StoredAsync(found);
        return Form(new SettingsPage(found, Shown(stored, found), SaveSettings.StampOf(stored)));
    }

    [HttpPost("/admin/settings/{type}")]
    public async Task<IActionResult> Save(string type, [FromForm(Name = "_base")] string? stamp, string? op)
    {
        if (Find(type) is not { } found)
            return NotFound();
        var content = Shown(await StoredAsync(found), found);
        var (form, unclear) = await words.ReadAsync(Request.Form);
        var refused = definitions.Schema.Bind(form, found.Name, content);
        var page = new SettingsPage(found, content, stamp ?? "") { Unclear = unclear };
        if (op is { Length: > 0 } && op != "save")
            return Form(page with { Focus = Blocks.Apply(content, op, definitions.Schema, found.Name), Errors = [.. refused.Where(error => unclear.ContainsKey(error.Path))] });
        return refused.Count > 0 ? Form(page with { Errors = refused }) : await SaveAsync(page);
    }

    private async Task<IActionResult> SaveAsync(SettingsPage page)
    {
        try
        {
            var position = await save.RunAsync(Actor, new SettingsInput(page.Type.Name, page.Content, page.Stamp));
            var pages = position > 0 ? (await receipts.TakeAsync(position)).Pages.Count : 0;
            Say($"Saved, and visitors see it.{(pages > 0 ? $" Pages made new: {pages}." : "")}");
            return Redirect($"/admin/settings/{page.Type.Name}");
        }
        catch (InvalidContentException problem)
        {
            return Form(page with { Errors = problem.Errors });
        }
        catch (EditConflictException problem)
        {
            return Form(page with { Conflict = problem });
        }
    }

    private ViewResult Form(SettingsPage page)
    {
        if (page.Errors.Count > 0 || page.Conflict is not null)
            Response.StatusCode = page.Conflict is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return View(ViewPath("SettingsForm"), page);
    }

    private IEnumerable<ContentTypeDefinition> Types() => definitions.Schema.Definitions.Types.Values.Where(type => type.Options.Stereotype == SaveSettings.Stereotype).OrderBy(type => type.DisplayName);

    private ContentTypeDefinition? Find(string name) => Types().FirstOrDefault(type => type.Name == name);

    private async Task<JsonObject?> StoredAsync(ContentTypeDefinition type) =>
        await documents.FindAsync(SiteDocuments.CustomSettings, type.Name) is { ValueKind: JsonValueKind.Object } json ? ContentJson.ToObject(json) : null;

    /// <summary>The parts of the stored item, which is all that the form is about; what was never saved starts with its type's defaults.</summary>
    private JsonObject Shown(JsonObject? stored, ContentTypeDefinition type) =>
        stored is null ? definitions.Schema.Defaults(type.Name) : ContentItemConverter.FromElement(ContentJson.ToElement(stored)).ToContentObject();
}

/// <summary>Settings as typed. <see cref="Stamp"/> names the state they were opened in.</summary>
public sealed record SettingsPage(ContentTypeDefinition Type, JsonObject Content, string Stamp)
{
    public string? Focus { get; init; }
    public IReadOnlyList<ContentError> Errors { get; init; } = [];
    public EditConflictException? Conflict { get; init; }

    /// <summary>Words typed into pickers that named no page, by the picker's path.</summary>
    public IReadOnlyDictionary<string, string> Unclear { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    public ContentItem Shown => new() { ContentItemId = Type.Name, ContentType = Type.Name, Content = ContentJson.ToElement(Content) };
}
