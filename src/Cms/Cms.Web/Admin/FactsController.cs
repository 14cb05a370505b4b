using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin;

/// <summary>
/// What the owners of the site must still supply: facts that a page names as missing (a field <c>MissingFacts</c> of any part), and addresses
/// that nobody has checked yet (a field <c>ToConfirm</c> of any block or menu entry).
/// </summary>
public sealed class FactsController(ICurrentActor actors, DeskContent desk, DefinitionStore definitions) : AdminController(actors)
{
    [HttpGet("/admin/facts")]
    public async Task<IActionResult> List()
    {
        var pages = new List<PageFacts>();
        var items = await desk.ListAsync(new ContentQuery { Take = 10_000 });
        foreach (var item in items.Where(item => May(Permissions.View, item)))
        {
            var facts = new List<string>();
            var unconfirmed = new List<string>();
            foreach (var visit in definitions.Schema.Walk(item, ""))
            {
                if (visit.Field is { Name: "MissingFacts", FieldName: nameof(MultiTextField) } && visit.Json.TryGetProperty("Values", out var values))
                    facts.AddRange(values.EnumerateArray().Select(ContentJson.AsText).OfType<string>());
                if (visit.Field is { Name: "ToConfirm", FieldName: nameof(BooleanField) } && ContentJson.GetBoolean(visit.Json, "Value"))
                    unconfirmed.Add(visit.Item.DisplayText ?? "");
            }
            if (facts.Count + unconfirmed.Count > 0)
                pages.Add(new PageFacts(item, facts, unconfirmed));
        }
        return View(ViewPath("Facts"), pages);
    }
}

public sealed record PageFacts(ContentItem Item, IReadOnlyList<string> Facts, IReadOnlyList<string> Unconfirmed);
