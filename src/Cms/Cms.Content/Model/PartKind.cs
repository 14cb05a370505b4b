using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>What the program knows about one kind of part. A part without a kind is kept untouched and shown by a plain view.</summary>
public abstract class PartKind
{
    /// <summary>Orchard's part name, such as <c>TitlePart</c>.</summary>
    public abstract string Name { get; }

    /// <summary>False for a part that is only kept and shown: the editor says what it holds and changes nothing.</summary>
    public virtual bool IsEdited => true;

    /// <summary>Whether its editor shows anything for this type.</summary>
    public virtual bool HasControls(ContentTypePart definition) => true;

    /// <summary>Writes what a form sent into the part's JSON. Members this kind does not know stay.</summary>
    public virtual void Bind(FormReader form, JsonObject part, PartContext context) { }

    /// <summary>What keeps the part from being saved, in words for the person who typed it.</summary>
    public virtual IEnumerable<ContentError> Invalid(JsonElement part, PartContext context) => [];

    /// <summary>What keeps the part from being published only: a missing title, a block that must not be empty.</summary>
    public virtual IEnumerable<ContentError> Missing(JsonElement part, PartContext context) => [];

    public virtual string? PlainText(JsonElement part) => null;

    public virtual IEnumerable<string> References(JsonElement part) => [];

    /// <summary>The items that stand inside this part: a bag's blocks, a menu's items, a taxonomy's terms.</summary>
    public virtual IEnumerable<ContentItem> Contained(JsonElement part) => [];

    /// <summary>An array of items that stands beside this part, at the item's own level: a term's child terms in <c>Terms</c>.</summary>
    public virtual string? ContainedBeside => null;

    /// <summary>A member of this part in words for staff, or null: then its name is taken.</summary>
    public virtual string? MemberLabel(string member) => null;

    /// <summary>Two values of a member that were written at the same time, one after the other, mine first; null where that makes no sense.</summary>
    public virtual JsonNode? Both(string member, JsonNode mine, JsonNode theirs) => null;

    /// <summary>The item's display text, when this part decides it.</summary>
    public virtual string? DisplayText(JsonElement part) => null;
}

/// <summary>Where a part stands while it is bound or checked: its name on the type, its path in the item, and the schema to go deeper with.</summary>
public sealed record PartContext(ContentSchema Schema, ContentTypePart Definition, string Path);

/// <summary>One thing that is wrong. <paramref name="Path"/> is also the name of the form control: <c>Sections[id].Section.Heading.Text</c>.</summary>
public sealed record ContentError(string Path, string Message);
