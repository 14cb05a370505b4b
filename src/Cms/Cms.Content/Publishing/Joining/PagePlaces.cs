using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Content.Publishing.Joining;

/// <summary>Where in a page a control stands, in words: what colleagues are told of where someone writes.</summary>
public static class PagePlaces
{
    /// <summary>The block (<c>Section “Signs”</c>), or the field of the page itself; null when the path leads nowhere.</summary>
    public static string? WordsOf(ContentSchema schema, ContentItem page, string path)
    {
        var visit = schema.Walk(page, "").Where(visit => IsIn(path, visit.Path)).MaxBy(visit => visit.Path.Length);
        if (visit is null)
            return null;
        if (ReferenceEquals(visit.Item, page))
            return visit.Field?.Label ?? visit.PartKind?.MemberLabel(path[(path.LastIndexOf('.') + 1)..]) ?? (visit.Part.Options.DisplayName is { Length: > 0 } name ? name : NameWords.Of(visit.Part.Name));
        var title = BlockTitle.Of(visit.Item, schema);
        return title.Name.Length > 0 ? $"{title.Kind} “{title.Name}”" : title.Kind;
    }

    private static bool IsIn(string path, string place) =>
        path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '.' or '[');
}
