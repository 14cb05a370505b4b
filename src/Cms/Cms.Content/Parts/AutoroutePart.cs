using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Parts;

public sealed record AutoroutePart : ContentPart
{
    /// <summary>The last step of the address, or with a leading slash a whole one; files of Orchard have it whole and without the slash.</summary>
    public string? Path { get; init; }
    public bool SetHomepage { get; init; }
    public bool Disabled { get; init; }
    public bool RouteContainedItems { get; init; }
    public bool Absolute { get; init; }
}

public sealed record AutoroutePartSettings
{
    public bool AllowCustomPath { get; init; }
    public string? Pattern { get; init; }
    public bool ShowHomepageOption { get; init; }
    public bool AllowUpdatePath { get; init; }
    public bool AllowDisabled { get; init; }
    public bool AllowRouteContainedItems { get; init; }
    public bool ManageContainedItemRoutes { get; init; }
    public bool AllowAbsolutePath { get; init; }
}

/// <summary>
/// The address. The page tree decides all but its last step; a leading slash marks a whole address that fits no parent.
/// New ones keep to the rules of <see cref="Slugs"/>; a foreign one that an import brought stays as it is.
/// </summary>
public sealed class AutoroutePartKind : PartKind<AutoroutePart>
{
    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        if (form.Text(nameof(AutoroutePart.Path))?.Trim() is { } path && path != (part.TextOf(nameof(AutoroutePart.Path)) ?? ""))
        {
            var words = path.StartsWith('/') ? path[1..] : path;
            if (path.Length > 0 && Slugs.Problem(words) is { } problem)
                form.Refuse(problem);
            part.PutText(nameof(AutoroutePart.Path), path);
        }
        part.PutFlag(nameof(AutoroutePart.SetHomepage), form.Flag(nameof(AutoroutePart.SetHomepage)));
        part.PutFlag(nameof(AutoroutePart.Disabled), form.Flag(nameof(AutoroutePart.Disabled)));
        part.PutFlag(nameof(AutoroutePart.Absolute), form.Flag(nameof(AutoroutePart.Absolute)));
    }

    public override string? MemberLabel(string member) => member switch
    {
        nameof(AutoroutePart.Path) => "Address",
        nameof(AutoroutePart.SetHomepage) => "This is the home page",
        nameof(AutoroutePart.Disabled) => "No address of its own",
        _ => null,
    };

    protected override IEnumerable<ContentError> Invalid(AutoroutePart value, PartContext context)
    {
        if (value.Path is not { Length: > 0 } path)
            yield break;
        if (path.Length > Slugs.MaxLength)
            yield return new(context.Path, $"The address has {path.Length} characters and may have {Slugs.MaxLength}. Shorten it.");
        if (path.Any(c => char.IsControl(c) || c is '\\' or '?' or '#') || path.Split('/').Any(step => step is "." or ".."))
            yield return new(context.Path, $"The address “{path}” has characters or steps that a browser reads in another way. {Slugs.Problem(path)}");
    }
}
