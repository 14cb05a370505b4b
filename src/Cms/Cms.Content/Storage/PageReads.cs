namespace Cms.Content.Storage;

/// <summary>
/// Notices what a page reads past its content view. Such a read has no tag, so nothing would refresh the page when its answer changes:
/// the page must not be kept. The scope follows the request through its awaits; outside a page nothing is noted.
/// </summary>
public sealed class PageReads
{
    private static readonly AsyncLocal<PageReads?> Page = new();
    private static readonly AsyncLocal<bool> IsTracked = new();

    /// <summary>Where the first such read came from; null while there is none.</summary>
    public string? Untracked { get; private set; }

    /// <summary>Notes reads from here on, in the calling method and what it awaits.</summary>
    public static PageReads Begin() => Page.Value = new PageReads();

    /// <summary>Reads of the calling async method, and of what it awaits, are asked for by tag.</summary>
    public static void Track() => IsTracked.Value = true;

    internal static void Note()
    {
        if (!IsTracked.Value && Page.Value is { Untracked: null } page)
            page.Untracked = Environment.StackTrace;
    }
}
