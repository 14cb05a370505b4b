namespace Cms.Web.Site;

/// <summary>What the host decides about its site before anything is read from a database.</summary>
public sealed record SiteOptions
{
    /// <summary>Folder of everything that must survive: database, blobs, search index, keys.</summary>
    public required string DataPath { get; init; }

    /// <summary>Where packages are unpacked while they are read, and uploads wait to be imported; what is left here is swept.</summary>
    public string PackageFolder => Path.Combine(DataPath, "packages");

    /// <summary>A PostgreSQL connection string; null keeps the site in SQLite under <see cref="DataPath"/>.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>The theme a new site begins with.</summary>
    public required string Theme { get; init; }

    /// <summary>Folders that hold recipes, the first one first.</summary>
    public IReadOnlyList<string> RecipeFolders { get; init; } = [];

    /// <summary>What a trusted recipe's <c>configuration(key)</c> finds: the host's settings under <c>OrchardCore</c>, as an Orchard host has them, and no others. Null finds nothing.</summary>
    public Func<string, string?>? RecipeSettings { get; init; }

    /// <summary>The recipe that sets up an empty database; null leaves it empty.</summary>
    public string? SetupRecipe { get; init; }
}
