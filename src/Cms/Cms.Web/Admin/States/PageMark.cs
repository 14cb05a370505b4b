using Cms.Content.Storage;

namespace Cms.Web.Admin.States;

/// <summary>What a color means at the desk. Nothing else at the desk has one.</summary>
public enum Tone
{
    /// <summary>Nobody sees it, or it is kept for the record.</summary>
    Grey,
    /// <summary>A person must act.</summary>
    Amber,
    /// <summary>Cleared, or set to happen by itself.</summary>
    Blue,
    /// <summary>Visitors see it; it worked.</summary>
    Green,
    /// <summary>It went wrong, or is past its date.</summary>
    Red,
}

/// <summary>One state in words: "Goes live" with the detail "Tue 3 Nov 2026, 09:00 PST". <paramref name="Action"/> is the button that <paramref name="Href"/> leads to.</summary>
public sealed record PageMark(Tone Tone, string Icon, string Words, string? Detail = null, string? Href = null, string? Action = null)
{
    /// <summary>The class that colors a pill.</summary>
    public string Class => Tone switch
    {
        Tone.Amber => "st st--act",
        Tone.Blue => "st st--set",
        Tone.Green => "st st--live",
        Tone.Red => "st st--bad",
        _ => "st",
    };
}

/// <summary>What a module knows of pages that the kernel does not, such as an expert's sign-off: it joins "Comes next". One call answers for a whole list.</summary>
public interface IPageMarks
{
    /// <summary>Marks by item id, the most pressing first.</summary>
    Task<ILookup<string, PageMark>> MarksAsync(IReadOnlyCollection<string> itemIds, Actor reader);

    /// <summary>Of these items, those whose page tells visitors that it is under review.</summary>
    Task<IReadOnlySet<string>> UnderReviewAsync(IReadOnlyCollection<string> itemIds) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
