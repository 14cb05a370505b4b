using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;

namespace Cms.Web.Admin.Settings;

/// <summary>Keeps a sheet of settings. There is no draft: what is saved counts at once.</summary>
public sealed class SaveSheet(Database database)
{
    /// <param name="stamp">Names the settings that the person started from (<see cref="SaveSettings.StampOf"/>).</param>
    /// <returns>Where the feed stands with it.</returns>
    /// <exception cref="ActionRefusedException">No right, something that cannot be, or somebody saved meanwhile.</exception>
    public async Task<long> RunAsync(Actor actor, SettingsSheet sheet, IReadOnlyDictionary<string, string> typed, string stamp)
    {
        if (!actor.Has(Permissions.ManageSettings))
            throw new NotAllowedException(Permissions.Edit, sheet.Title);
        var (values, errors) = (new Dictionary<string, JsonNode?>(), new List<ContentError>());
        foreach (var field in sheet.Fields)
        {
            if (field.Read(typed.GetValueOrDefault(field.Member, "").Trim(), out var value) is { } problem)
                errors.Add(new ContentError(field.Member, problem));
            else
                values[field.Member] = value;
        }
        if (errors.Count > 0)
            throw new InvalidContentException(errors);
        return (await database.WriteAsync(async session =>
        {
            var settings = await session.DocumentAsync(SiteDocuments.Settings, sheet.Name);
            await SaveSettings.RequireUnmovedAsync(session, settings, stamp, sheet.Title);
            settings ??= [];
            foreach (var (member, value) in values)
                settings.Put(member, value);
            await session.SetDocumentAsync(SiteDocuments.Settings, sheet.Name, settings);
            await SaveSettings.AuditAsync(session, actor, sheet.Title);
            return true;
        })).Position;
    }
}
