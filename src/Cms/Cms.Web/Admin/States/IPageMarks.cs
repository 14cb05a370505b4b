using Cms.Content.Storage;

namespace Cms.Web.Admin.States;

/// <summary>
/// The colors of the desk, by what they mean: grey is kept or seen by nobody, amber waits for a person, blue is cleared or set to happen,
/// green is live or worked, red went wrong or is past its date.
/// </summary>
public enum Tone { Grey, Amber, Blue, Green, Red }

/// <summary>
/// What a module adds to a page's "Comes next": "Sign-off needed", with an icon of the desk's sprite. <paramref name="Detail"/> says more in a few words,
/// <paramref name="Href"/> is where to go for it, and <paramref name="Action"/> what a person does there ("Send for review…").
/// </summary>
public sealed record PageMark(Tone Tone, string Icon, string Words, string? Detail = null, string? Href = null, string? Action = null);

/// <summary>A module's marks on pages. Asked for a whole list at once, so it answers in a few queries however long the list is.</summary>
public interface IPageMarks
{
    /// <summary>Marks by item id, the most urgent first; items without one are left out.</summary>
    Task<ILookup<string, PageMark>> MarksAsync(IReadOnlyCollection<string> itemIds, Actor reader);

    /// <summary>Of these items, the live ones whose page tells visitors that it is under review.</summary>
    Task<IReadOnlySet<string>> UnderReviewAsync(IReadOnlyCollection<string> itemIds) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
