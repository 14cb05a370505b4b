namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>
/// One open editor of one person, and where it stands. <paramref name="Id"/> is made when the form is shown; <paramref name="Revision"/> is higher
/// with everything the window sends. Without it two windows of one person would overwrite each other, and a late request would bring old words back.
/// </summary>
public sealed record EditorWindow(string Id, long Revision)
{
    public const int LongestId = 40;

    /// <summary>A form that knows no window, such as one without script: what it sends always counts.</summary>
    public static readonly EditorWindow None = new("", 0);

    /// <summary>The revision of the working copy that this window was shown or that it sent last; 0 when there was none.</summary>
    public long Seen { get; init; }

    /// <summary>The form shows the working copy as it was kept, not yet joined with what others saved: it still counts from where the copy does.</summary>
    public bool ContinuesCopy { get; init; }
}
