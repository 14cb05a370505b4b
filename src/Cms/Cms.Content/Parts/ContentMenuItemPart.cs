using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record ContentMenuItemPart : ContentPart
{
    public ContentPickerField SelectedContentItem { get; init => field = value ?? new(); } = new();
}

/// <summary>A menu entry that leads to a page and follows it when it moves.</summary>
public sealed class ContentMenuItemPartKind : PartKind<ContentMenuItemPart>
{
    private const string Field = nameof(ContentMenuItemPart.SelectedContentItem);

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        var place = form.At(Field);
        if (IsDefined(context) || Rows.Read(place, nameof(ContentPickerField.ContentItemIds)) is not { } rows)
            return;
        if (rows.Count > 1)
            place.Refuse("A menu entry leads to one page. Choose one only.");
        Rows.Arrange(part.ObjectOf(Field), nameof(ContentPickerField.ContentItemIds), [.. rows.Select(row => row.Value)]);
    }

    public override string? MemberLabel(string member) => member == Field ? "Page it leads to" : null;

    protected override IEnumerable<ContentError> Missing(ContentMenuItemPart value, PartContext context)
    {
        if (value.SelectedContentItem.ContentItemIds.Count == 0)
            yield return new($"{context.Path}.{Field}", "A menu entry leads nowhere. Choose a page for it, or remove it.");
    }

    public override IEnumerable<string> References(JsonElement part) => Read(part).SelectedContentItem.ContentItemIds;

    /// <summary>Orchard's own definition has the picker as a field of the part; then the field's kind binds it.</summary>
    private static bool IsDefined(PartContext context) => context.Schema.Definitions.FieldsOf(context.Definition).Any(field => field.Name == Field);
}
