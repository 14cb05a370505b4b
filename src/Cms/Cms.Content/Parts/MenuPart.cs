using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>Says that the item is a menu.</summary>
public sealed record MenuPart : ContentPart;

public sealed record MenuItemsListPart : ContentPart
{
    public IReadOnlyList<ContentItem> MenuItems { get; init => field = value ?? []; } = [];
}

public sealed class MenuPartKind : PartKind<MenuPart>;

/// <summary>The entries of a menu, or of an entry: menus nest.</summary>
public sealed class MenuItemsListPartKind : ItemListKind
{
    public const string Stereotype = "MenuItem";

    public override string Name => nameof(MenuItemsListPart);
    public override string List => nameof(MenuItemsListPart.MenuItems);

    public override bool Allows(string contentType, PartContext context, JsonElement part) => HasStereotype(context, contentType, [Stereotype]);

    /// <summary>An entry's words are the display text of its item, in older files a member of its part; an entry without them cannot be read or clicked.
    /// One that leads to a named contact shows the contact's number.</summary>
    public override IEnumerable<ContentError> Missing(JsonElement part, PartContext context) => Contained(part)
        .Where(entry => LinkMenuItemPart.WordsOf(entry) is null && PhoneReference.ContactOf(entry.As<LinkMenuItemPart>()?.Url) is null)
        .Select(entry => new ContentError($"{context.Path}[{entry.ContentItemId}].{nameof(ContentItem.DisplayText)}", "A menu entry has no words. Write what visitors shall read, or remove it."));
}
