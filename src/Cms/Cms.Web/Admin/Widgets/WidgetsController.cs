using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.States;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Widgets;

/// <summary>What stands around the pages, place by place: notices, badges. Each opens in the editor that every page has.</summary>
public sealed class WidgetsController(ICurrentActor actors, DeskContent desk, DefinitionStore definitions, SiteDocuments documents, PageStates states, SiteClock clock) : AdminController(actors)
{
    [HttpGet("/admin/widgets")]
    public async Task<IActionResult> List()
    {
        var site = await SitePlaces.ReadAsync(documents);
        var types = definitions.Schema.Definitions.Types.Values.Where(type => type.Options.Stereotype == LayerMetadataKind.Stereotype).ToList();
        var pieces = await PiecesAsync(types);
        var mayMake = types.Where(type => type.Options.Creatable && Permissions.Allows(Actor.Granted, Permissions.Edit, type.Name, own: true)).OrderBy(type => type.DisplayName).ToList();
        var places = site.Zones.Concat(pieces.Select(piece => piece.Place.Zone).OfType<string>()).Where(zone => zone.Length > 0).Distinct()
            .Select(zone => new PlaceOfPieces(zone, [.. pieces.Where(piece => piece.Place.Zone == zone)], [.. mayMake.Where(type => Fits(type, zone))])).ToList();
        if (pieces.Where(piece => string.IsNullOrEmpty(piece.Place.Zone)).ToList() is { Count: > 0 } nowhere)
            places.Add(new PlaceOfPieces(null, nowhere, []));
        return View(ViewPath("Widgets"), new PiecesPage(places, site));
    }

    private async Task<IReadOnlyList<StandingPiece>> PiecesAsync(IEnumerable<ContentTypeDefinition> types)
    {
        var found = new List<(ContentItem Item, ContentTypeDefinition Type)>();
        foreach (var type in types)
            found.AddRange((await desk.ListAsync(new ContentQuery(type.Name))).Where(item => May(Permissions.View, item)).Select(item => (item, type)));
        var state = await states.OfAsync([.. found.Select(piece => piece.Item.ContentItemId)], Actor);
        var zone = await clock.ZoneAsync();
        return [.. found.Select(piece => StandingPiece.Of(piece.Item, piece.Type, state.GetValueOrDefault(piece.Item.ContentItemId), zone)).OrderBy(piece => piece.Place.Position).ThenBy(piece => piece.Title, StringComparer.Ordinal)];
    }

    private static bool Fits(ContentTypeDefinition type, string zone) => type.Settings.Get<WidgetPlaceSettings>().Zones is { Count: > 0 } zones ? zones.Contains(zone) : true;
}
