using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record CommonPartSettings
{
    public bool DisplayDateEditor { get; init; }
    public bool DisplayOwnerEditor { get; init; }
}

/// <summary>
/// Lets the editor say when an item was written first and whose it is. Both are facts of the item, not of a version: what the form says stands in this part only until the
/// save takes it out (<see cref="Take"/>), and Orchard's part itself has no members.
/// </summary>
public sealed class CommonPartKind : PartKind
{
    public const string PartName = "CommonPart";

    /// <summary>A time as a date-time field has it, chosen and not yet saved.</summary>
    public const string Created = "NewCreatedUtc";

    /// <summary>A user's id, chosen and not yet saved.</summary>
    public const string Owner = "NewOwner";

    /// <summary>Control that says what the one beside it showed: what comes back as it was is no choice.</summary>
    public const string Shown = "Shown";

    public override string Name => PartName;

    public override bool HasControls(ContentTypePart definition) => definition.Settings.Get<CommonPartSettings>() is { DisplayDateEditor: true } or { DisplayOwnerEditor: true };

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        var settings = context.Definition.Settings.Get<CommonPartSettings>();
        if (settings.DisplayDateEditor && form.At(Created) is var time && time.Text("Value")?.Trim() is { } typed)
        {
            // A time that comes twice is asked about: the same words with an answer are a choice.
            if (typed.Length == 0 || typed == time.Text(Shown) && string.IsNullOrEmpty(time.Text("Which")))
                part.Remove(Created);
            else
                part[Created] = new JsonObject { ["Value"] = LocalTime.Store(typed, time.Text("Zone"), time.Text("Which")) };
        }
        if (settings.DisplayOwnerEditor && form.Text(Owner) is { } owner)
        {
            if (owner.Length == 0 || owner == form.Text($"{Owner}.{Shown}"))
                part.Remove(Owner);
            else
                part[Owner] = owner;
        }
    }

    public override IEnumerable<ContentError> Invalid(JsonElement part, PartContext context)
    {
        if (ContentJson.TryGet(part, Created, out var time) && LocalTime.Problem(ContentJson.GetString(time, "Value")) is { } problem)
            yield return new ContentError($"{context.Path}.{Created}", problem);
        if (ContentJson.GetString(part, Owner) is { } owner && !ContentIds.IsValid(owner))
            yield return new ContentError($"{context.Path}.{Owner}", "Choose whose this page is from the list.");
    }

    public override string? MemberLabel(string member) => member switch
    {
        Created => "Written on",
        Owner => "Whose page it is",
        _ => null,
    };

    /// <summary>Takes what was chosen out of an item's content. What cannot be read stays, for the checks to find.</summary>
    internal static (DateTime? CreatedUtc, string? Owner) Take(ContentTypeDefinition type, JsonObject content)
    {
        if (type.Parts.FirstOrDefault(part => part.PartName == PartName) is not { } definition || content[definition.Name] is not JsonObject part)
            return (null, null);
        var created = part[Created] is JsonObject time ? UtcText.Parse(time.TextOf("Value")) : null;
        var owner = part.TextOf(Owner) is { } id && ContentIds.IsValid(id) ? id : null;
        if (created is not null)
            part.Remove(Created);
        if (owner is not null)
            part.Remove(Owner);
        return (created, owner);
    }
}
