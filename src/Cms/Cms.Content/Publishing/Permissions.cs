using Cms.Content.Model;

namespace Cms.Content.Publishing;

/// <summary>
/// Content permissions under Orchard's names: <c>PublishContent</c> for every item, <c>PublishOwnContent</c> for the owner,
/// <c>Publish_Article</c> and <c>PublishOwn_Article</c> for one type. Publishing includes editing, editing includes viewing drafts.
/// </summary>
public static class Permissions
{
    public const string View = "View";
    public const string Edit = "Edit";
    public const string Publish = "Publish";
    public const string Delete = "Delete";
    public const string SiteOwner = "SiteOwner";
    public const string AccessAdminPanel = "AccessAdminPanel";
    public const string ManageSettings = "ManageSettings";
    public const string Import = "Import";

    public static bool Allows(IReadOnlySet<string> granted, string verb, string contentType, bool own)
    {
        if (granted.Contains(SiteOwner))
            return true;
        foreach (var stronger in Implying(verb))
        {
            if (granted.Contains($"{stronger}Content") || granted.Contains($"{stronger}_{contentType}"))
                return true;
            if (own && (granted.Contains($"{stronger}OwnContent") || granted.Contains($"{stronger}Own_{contentType}")))
                return true;
        }
        return false;
    }

    private static string[] Implying(string verb) => verb switch
    {
        View => [View, Edit, Publish],
        Edit => [Edit, Publish],
        _ => [verb],
    };
}

/// <summary>The actor may not do this. The message says what is missing and who can grant it.</summary>
public sealed class NotAllowedException(string verb, string contentType)
    : ActionRefusedException($"You may not {Words(verb)} this kind of page ({NameWords.Of(contentType).ToLowerInvariant()}). An administrator can give your role that permission.")
{
    private static string Words(string verb) => verb.ToLowerInvariant();
}
