using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>What happens to an item that is on this site and was edited here after it was imported.</summary>
public enum OnConflict
{
    /// <summary>Nothing is imported at all, and the report names the items.</summary>
    Fail,
    /// <summary>The item stays as it is here.</summary>
    Skip,
    /// <summary>The recipe's version becomes a draft; the live page stays as it is.</summary>
    Draft,
    /// <summary>The recipe's version takes the place of the one here, which stays in the item's history.</summary>
    Replace,
}

public sealed record RecipeOptions
{
    /// <summary>Only plan and report.</summary>
    public bool DryRun { get; init; }
    public OnConflict OnConflict { get; init; } = OnConflict.Fail;

    /// <summary>Whether expressions are evaluated and other recipes run: for files that come with the program or from its administrator, not for uploads.</summary>
    public bool Trusted { get; init; }

    /// <summary>Values for <c>parameters('...')</c>: SiteName, AdminUserId, AdminUsername, AdminEmail and so on. AdminUserId and AdminUsername are the actor's where they are not given.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Values for <c>configuration('...')</c>. The caller decides what a recipe may see; without it the defaults count.</summary>
    public Func<string, string?>? Configuration { get; init; }

    public Actor Actor { get; init; } = Actor.System;
}
