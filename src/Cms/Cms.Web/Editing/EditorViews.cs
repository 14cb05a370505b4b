using Cms.Content.Model;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Cms.Web.Editing;

/// <summary>
/// Finds the view of a kind by its name. The kernel's stand in <c>Cms.Web/Editing/Views</c>; a module gives a part or field an editor of its own
/// with <c>Editing/&lt;Kind&gt;.cshtml</c>, and the module named last wins.
/// </summary>
public sealed class EditorViews(ICompositeViewEngine engine, ModuleCatalog modules)
{
    public const string Folder = "~/Areas/Cms.Web/Editing/Views";

    /// <summary>The view to show a control with, or null where a person has nothing to enter.</summary>
    public string? Of(object control) => control switch
    {
        PartEditor part => Find(part.Definition.PartName) ?? (part.Editor.Schema!.Kinds.Part(part.Definition.PartName) is null or { IsEdited: false } ? $"{Folder}/_UnknownPart.cshtml" : null),
        FieldEditor { Definition.Options.Editor: ContentPartFieldSettings.ReadOnly } => $"{Folder}/_ReadOnly.cshtml",
        FieldEditor field => Find(field.Definition.FieldName) ?? $"{Folder}/_UnknownField.cshtml",
        _ => null,
    };

    private string? Find(string kind) => modules.Modules.Reverse().Select(module => $"~/Areas/{module.Id}/Editing/{kind}.cshtml").Append($"{Folder}/{kind}.cshtml")
        .FirstOrDefault(path => engine.GetView(null, path, isMainPage: false).Success);
}
