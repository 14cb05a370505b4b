using Cms.Content.Storage;
using Cms.Web.Admin.Preferences;

namespace Cms.Web.Admin.List;

/// <summary>A filter that one person keeps under a name, as a tab over the list.</summary>
public sealed record KeptView(string Name, ListFilter Filter);

/// <summary>The views that people keep. What is kept is the filter's own address, read again as any address is.</summary>
public sealed class KeptViews(DeskPreferences preferences)
{
    public const int LongestName = 40;
    public const int Most = 20;
    private const string Beginning = "view:";

    public async Task<IReadOnlyList<KeptView>> AllAsync(Actor person) =>
        [.. (await preferences.AllAsync(person.UserId, Beginning)).Select(view => new KeptView(view.Name[Beginning.Length..], ListFilter.Read(view.Value)))];

    /// <summary>Keeps a view; what is wrong with its name comes back in words.</summary>
    public async Task<string?> KeepAsync(Actor person, string? name, ListFilter filter)
    {
        var words = Index.DeskText.Tidy(name ?? "");
        if (words.Length is 0 or > LongestName)
            return $"Give the view a name of at most {LongestName} characters.";
        if (filter.IsAll)
            return "This list shows every page. Choose a filter first, then keep the view.";
        var known = await AllAsync(person);
        if (known.Count >= Most && known.All(view => view.Name != words))
            return $"You keep {Most} views already. Remove one first.";
        await preferences.SetAsync(person.UserId, Beginning + words, (filter with { Page = 1 }).Query);
        return null;
    }

    public Task RemoveAsync(Actor person, string? name) => preferences.RemoveAsync(person.UserId, Beginning + (name ?? ""));
}
