namespace Cms.Menus;

/// <summary>A menu or a section as this moment's visitor sees it. <paramref name="ItemId"/> is the menu or the section's own page.</summary>
public sealed record MenuTree(string? ItemId, string Title, string? Url, IReadOnlyList<MenuNode> Nodes)
{
    public static readonly MenuTree Empty = new(null, "", null, []);

    /// <summary>The entries on the way to a page: those that lead to it or to a page above it.</summary>
    public static bool IsOn(MenuNode node, IReadOnlySet<string> pageIds) => node.ItemId is { } id && pageIds.Contains(id);
}

/// <summary>
/// One entry. <paramref name="Url"/> is null for a heading of a group. <paramref name="ItemId"/> is the page of this site it leads to, if any;
/// <paramref name="Html"/> is sanitised and set for an entry with markup of its own. <paramref name="IsExternal"/>: another host.
/// </summary>
public sealed record MenuNode(string Title, string? Url, string? Target, string? ItemId, bool IsExternal, string? Html, IReadOnlyList<MenuNode> Children)
{
    /// <summary>The end of the title that is enough to see, where the whole sentence is heard: "Facebook" of "Like us on Facebook".</summary>
    public string? ShortLabel { get; init; }

    /// <summary>The words of the first line of this entry's panel, which leads to its own page.</summary>
    public string? PanelLabel { get; init; }
}
