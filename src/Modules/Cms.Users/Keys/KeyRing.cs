using System.Xml.Linq;
using Cms.Content.Storage;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Cms.Users.Keys;

/// <summary>
/// The data-protection keys in the content database, so that sessions outlive a restart and every node reads the same cookies.
/// The interface is synchronous; the ring is read at start and when a key is due, never inside a write of the site.
/// </summary>
public sealed class KeyRing(Database database, MasterKey master) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => database.WriteAsync(session => session.ExecuteAsync(
        "INSERT INTO protection_keys (name, master_key, xml) VALUES (@name, @master, @xml)",
        new { name = string.IsNullOrEmpty(friendlyName) ? Guid.NewGuid().ToString() : friendlyName, master = master.Id, xml = element.ToString(SaveOptions.DisableFormatting) }))).GetAwaiter().GetResult();

    /// <summary>Refuses a ring that another master key wraps: going on with new keys would lose what the old ones protect.</summary>
    public async Task RequireMasterKeyAsync() => _ = await ReadAsync();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        await using var connection = await database.OpenAsync();
        var rows = (await connection.QueryAsync<(string Master, string Xml)>("SELECT master_key, xml FROM protection_keys ORDER BY name")).ToList();
        if (rows.Any(row => row.Master != master.Id))
            throw new WrongMasterKeyException();
        return [.. rows.Select(row => XElement.Parse(row.Xml))];
    }
}

public sealed class WrongMasterKeyException()
    : Exception("The keys in this database are wrapped by another master key. Restore keys/master.key of the data folder from the backup that belongs to the database, or set the environment variable with the master key.");
