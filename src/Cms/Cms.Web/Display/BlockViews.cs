using Cms.Content.Model;
using Cms.Web.Display.Forms;

namespace Cms.Web.Display;

/// <summary>Which view shows an item inside a page: the one named as its type, that of form widgets for a type of that kind, else the generic one.</summary>
internal static class BlockViews
{
    public const string Generic = "GenericBlock";

    public static string NameOf(ContentItem item, ContentSchema schema, Func<string, bool> exists) =>
        exists(item.ContentType) ? item.ContentType : FormWidget.Is(item, schema) ? nameof(FormWidget) : Generic;
}
