using Cms.Content.Storage;
using Cms.Web.Modules;
using Cms.Web.Security;

namespace Cms.Web.Admin;

/// <summary>
/// An entry of the desk's rail. A module adds its own: <c>services.AddSingleton(new DeskMenuEntry("People", "/admin/users", "people", 80, "ManageUsers"))</c>.
/// <paramref name="Icon"/> is a symbol of the desk's <c>icons.svg</c>. The lowest <paramref name="Position"/> comes first: home is 0, pages are 10.
/// It shows for those who have <paramref name="Permission"/>, or for everyone at the desk when none is named; the page behind it asks for itself.
/// </summary>
public sealed record DeskMenuEntry(string Text, string Href, string Icon, double Position, string? Permission = null)
{
    /// <summary>Whether a page of the desk (its path) belongs under the entry. The home page is a page of its own.</summary>
    public bool Covers(string path) => path == Href || (Href != Home && path.StartsWith(Href + "/", StringComparison.Ordinal));

    internal const string Home = "/admin";
}

/// <summary>The desk's rail as one person sees it.</summary>
public sealed class DeskMenu(Enabled<DeskMenuEntry> entries)
{
    public IReadOnlyList<DeskMenuEntry> Of(Actor actor) => [.. entries.Where(entry => entry.Permission is not { } needed || actor.Has(needed)).OrderBy(entry => entry.Position)];
}
