using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Settings that a content type with the stereotype <c>CustomSettings</c> describes, as a person typed them. <paramref name="Stamp"/> is that of the settings
/// the person started from (<see cref="SaveSettings.StampOf"/>), so that nobody overwrites someone else's save unseen.
/// </summary>
public sealed record SettingsInput(string ContentType, JsonObject Content, string Stamp);

/// <summary>Keeps settings. They have no draft: what is saved is live, so what must be there is asked for at once.</summary>
public sealed class SaveSettings(Database database, DefinitionStore definitions, PublishGate gate)
{
    public const string Stereotype = "CustomSettings";
    private const string Action = "save settings";

    /// <returns>Where the feed stands with it; 0 when nothing changed.</returns>
    public async Task<long> RunAsync(Actor actor, SettingsInput input)
    {
        var schema = definitions.Schema;
        if (schema.Definitions.Type(input.ContentType) is not { Options.Stereotype: Stereotype } type)
            throw new NotFoundException($"The settings {input.ContentType}");
        if (!actor.Granted.Contains(Permissions.SiteOwner) && !actor.Granted.Contains(Permissions.ManageSettings))
            throw new NotAllowedException(Permissions.Edit, type.DisplayName);
        var item = new ContentItem { ContentItemId = "", ContentType = type.Name, Content = ContentJson.ToElement(input.Content) };
        if (gate.Check(item, schema).Blocks is { Count: > 0 } errors)
            throw new InvalidContentException(errors);
        var (_, position) = await database.WriteAsync(session => WriteAsync(session, actor, type, input));
        return position;
    }

    /// <summary>Names the state of stored settings; settings that were never saved have one too.</summary>
    public static string StampOf(JsonObject? settings) => ContentIds.Derive("settings", settings is null ? "" : ContentJson.Write(settings));

    /// <summary>Refuses settings that somebody saved after the person opened them.</summary>
    /// <param name="name">What the audit calls these settings.</param>
    /// <exception cref="EditConflictException">They are not the ones that <paramref name="stamp"/> names; it says who saved them.</exception>
    public static async Task RequireUnmovedAsync(WriteSession session, JsonObject? stored, string stamp, string name)
    {
        if (StampOf(stored) is var theirs && theirs != stamp)
            throw new EditConflictException(theirs, await session.QueryValueAsync<string?>("SELECT actor FROM audit WHERE action = @Action AND detail = @name ORDER BY at_utc DESC LIMIT 1", new { Action, name }));
    }

    /// <summary>Notes in the audit who saved which settings.</summary>
    public static async Task AuditAsync(WriteSession session, Actor actor, string name) => await session.AuditAsync(actor, Action, null, null, name, await session.NowAsync());

    private static async Task WriteAsync(WriteSession session, Actor actor, ContentTypeDefinition type, SettingsInput input)
    {
        var before = await session.DocumentAsync(SiteDocuments.CustomSettings, type.Name);
        await RequireUnmovedAsync(session, before, input.Stamp, type.Name);
        var id = before?.TextOf(nameof(ContentItem.ContentItemId)) is { Length: > 0 } known ? known : ContentIds.Derive("settings", type.Name);
        ContainedIds.Complete(input.Content, id);
        var document = before ?? new JsonObject
        {
            [nameof(ContentItem.ContentItemId)] = id,
            [nameof(ContentItem.ContentType)] = type.Name,
            [nameof(ContentItem.DisplayText)] = type.DisplayName,
        };
        foreach (var (name, value) in input.Content)
            document.Put(name, value?.DeepClone());
        await session.SetDocumentAsync(SiteDocuments.CustomSettings, type.Name, document);
        await AuditAsync(session, actor, type.Name);
    }
}
