using Cms.Content.Model;

namespace Cms.Web.Editing;

/// <summary>A name from the definitions as words for staff, in the editor's views.</summary>
internal static class Words
{
    public static string Of(string name) => NameWords.Of(name);
}
