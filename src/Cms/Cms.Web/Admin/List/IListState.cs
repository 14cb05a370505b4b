using Cms.Content.Storage;
using Cms.Web.Admin.States;

namespace Cms.Web.Admin.List;

/// <summary>
/// A state of pages that a module knows, to filter the list by: "With an expert". It joins the choices of "Comes next" and, when a page is in it, the tabs.
/// Its words are those of the module's <see cref="PageMark"/>.
/// </summary>
public interface IListState
{
    /// <summary>How it stands in addresses: letters, digits and hyphens.</summary>
    string Name { get; }

    string Words { get; }

    Tone Tone { get; }

    /// <summary>The ids of the items that are in this state for the person who asks.</summary>
    Task<IReadOnlyCollection<string>> ItemsAsync(Actor reader);
}
