namespace Cms.Search.Finding;

/// <summary>
/// A kind of result that visitors can choose, registered by the module that owns the types. <paramref name="Name"/> stands in the address (<c>type=news</c>),
/// <paramref name="Label"/> on the page, in the plural. Types that no kind names are pages.
/// </summary>
public sealed record SearchKind(string Name, string Label, int Order, params IReadOnlyList<string> ContentTypes)
{
    /// <summary>Everything that no module claims.</summary>
    public static readonly SearchKind Pages = new("pages", "Pages", int.MaxValue);
}
