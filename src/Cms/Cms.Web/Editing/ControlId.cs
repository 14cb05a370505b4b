namespace Cms.Web.Editing;

/// <summary>Ids in the editor's HTML, from the paths of <see cref="Cms.Content.Model.ContentError"/>: a list of what is wrong can link to each control.</summary>
public static class ControlId
{
    /// <summary><c>Sections[s1].Section.Heading</c> gives <c>c-Sections-s1--Section-Heading</c>.</summary>
    public static string Of(string path) => string.Create(path.Length + 2, path, static (id, path) =>
    {
        "c-".CopyTo(id);
        for (var i = 0; i < path.Length; i++)
            id[i + 2] = char.IsAsciiLetterOrDigit(path[i]) || path[i] == '_' ? path[i] : '-';
    });
}
