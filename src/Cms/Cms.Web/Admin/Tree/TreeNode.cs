using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;

namespace Cms.Web.Admin.Tree;

/// <summary>
/// A page of the site tree with those under it that are shown. <paramref name="Under"/> counts all under it; <paramref name="Marks"/> are only the exceptions:
/// no mark means live, nothing planned.
/// </summary>
public sealed record TreeNode(DeskRow Row, int Under, IReadOnlyList<PageMark> Marks, TreeBranch? Branch);

/// <summary>Pages under one page, in their order. <paramref name="More"/> says how many are left out.</summary>
public sealed record TreeBranch(IReadOnlyList<TreeNode> Nodes, int More);

/// <summary>Which pages of the tree are open, as it stands in the address, and which one was just chosen or moved.</summary>
public sealed record TreeView(IReadOnlyList<string> Open, string? On, string? Whole)
{
    public const string Path = "/admin/pages/tree";
    private const int MostOpen = 60;

    public static TreeView Read(string? open, string? on, string? whole) => new(
        [.. (open ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(IsId).Distinct().Take(MostOpen)], IsId(on) ? on : null, IsId(whole) ? whole : null);

    /// <summary>The tree with a page open or closed.</summary>
    public string Toggle(string itemId) => (this with { Open = Open.Contains(itemId) ? [.. Open.Where(id => id != itemId)] : [.. Open, itemId], On = null }).UrlAt(itemId);

    /// <summary>The tree with all the pages under a page.</summary>
    public string WholeOf(string? itemId) => (this with { Whole = itemId ?? "top" }).UrlAt(itemId);

    public string UrlAt(string? itemId) => $"{Url}{(itemId is null ? "" : $"#row-{itemId}")}";

    public string Url
    {
        get
        {
            var pairs = new List<string>();
            if (Open.Count > 0)
                pairs.Add($"open={string.Join(',', Open)}");
            if (On is not null)
                pairs.Add($"on={On}");
            if (Whole is not null)
                pairs.Add($"whole={Whole}");
            return pairs.Count == 0 ? Path : $"{Path}?{string.Join('&', pairs)}";
        }
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= 64 } && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}

/// <summary>What the screen shows: the tree, and beside it the page that is to move.</summary>
public sealed record TreePage(TreeView View, TreeBranch Top, string SiteName)
{
    public MovePage? Move { get; init; }
}
