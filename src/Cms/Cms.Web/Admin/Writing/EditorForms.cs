using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Editing;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Admin.Writing;

/// <summary>
/// The editor's form as it was sent: laid over the text that the form was filled with, so that what it does not send stays.
/// Its hidden controls are those of <c>_EditorWindow.cshtml</c>.
/// </summary>
public sealed record EditorForm(ContentTypeDefinition Type, ContentItem? Stored, string ItemId, JsonObject Content)
{
    public string? BaseVersion { get; init; }
    public string? ParentId { get; init; }
    public EditorWindow Window { get; init; } = EditorWindow.None;

    /// <summary>The control that has the cursor, as a script tells it.</summary>
    public string? Place { get; init; }

    /// <summary>What was sent and may not be; it is not in the content.</summary>
    public IReadOnlyList<ContentError> Refused { get; init; } = [];

    /// <summary>What was typed into pickers and names no page, by the picker's path.</summary>
    public IReadOnlyDictionary<string, string> Unclear { get; init; } = new Dictionary<string, string>();

    public CopyInput ToCopy() => new(ItemId, Type.Name, Content, BaseVersion, Window) { ParentId = ParentId };
}

/// <summary>Reads the editor's form, for saving and for keeping what is typed alike.</summary>
public sealed class EditorForms(ContentStore store, DefinitionStore definitions, WorkingCopies copies, PickedWords words)
{
    /// <summary>Null when there is no such page and no such kind of page.</summary>
    public async Task<EditorForm?> ReadAsync(string itemId, Actor actor, IFormCollection form)
    {
        var stored = await store.LatestAsync(itemId);
        if (definitions.Schema.Definitions.Type(stored?.ContentType ?? Text(form, "_type") ?? "") is not { } type || stored is null && !ContentIds.IsValid(itemId))
            return null;
        var (window, baseVersion) = (WindowOf(form), Text(form, "_base"));
        var content = await GroundAsync(itemId, actor, window, baseVersion) ?? stored?.ToContentObject() ?? definitions.Schema.Defaults(type.Name);
        var (reader, unclear) = await words.ReadAsync(form);
        var refused = definitions.Schema.Bind(reader, type.Name, content);
        return new EditorForm(type, stored, itemId, content) { BaseVersion = baseVersion, ParentId = Text(form, "_parent"), Window = window, Place = Text(form, "_place"), Refused = refused, Unclear = unclear };
    }

    // A form that names a version that is not there is refused when it is saved; what was typed is shown again all the same.
    private async Task<JsonObject?> GroundAsync(string itemId, Actor actor, EditorWindow window, string? baseVersion)
    {
        try
        {
            return await copies.GroundAsync(itemId, actor.UserId, window, baseVersion);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private static EditorWindow WindowOf(IFormCollection form)
    {
        var id = Text(form, "_window") ?? "";
        return new EditorWindow(id[..Math.Min(id.Length, EditorWindow.LongestId)], Number(form, "_revision")) { Seen = Number(form, "_seen"), ContinuesCopy = Text(form, "_continues") == "true" };
    }

    private static string? Text(IFormCollection form, string name) => form.TryGetValue(name, out var values) && values is [.., { Length: > 0 } text] ? text : null;

    // Beyond what a script counts to there would be no next one.
    private static long Number(IFormCollection form, string name) =>
        long.TryParse(Text(form, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1L << 52 ? number : 0;
}
