namespace Cms.Web.Admin;

/// <summary>A person's initials for the round mark: "Tess Tester" is TT, "admin" is A.</summary>
public static class Initials
{
    public static string Of(string? name)
    {
        var words = (name ?? "").Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(words.Take(2).Select(word => char.ToUpperInvariant(word[0])));
    }
}
