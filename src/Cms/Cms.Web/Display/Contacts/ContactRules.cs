using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing;

namespace Cms.Web.Display.Contacts;

/// <summary>The short name of a contact is what links say: it must be one that a link can say, and one contact's only.</summary>
public sealed class ContactRules : IPublishRule
{
    public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in item.As<BagPart>(ContactReads.Bag)?.ContentItems ?? [])
        {
            if (ContactPoint.Text(entry, ContactReads.KeyField) is not { } key)
                continue;
            var path = $"{ContactReads.Bag}[{entry.ContentItemId}].{entry.ContentType}.{ContactReads.KeyField}";
            if (PhoneReference.ContactOf(PhoneReference.ToContact(key)) is null)
                yield return new ContentError(path, $"“{key}” cannot be a short name. Write small letters, digits and hyphens, such as main.");
            else if (!taken.Add(key))
                yield return new ContentError(path, $"Two contacts are named “{key}”. Give one of them another short name.");
        }
    }
}
