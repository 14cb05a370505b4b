using Cms.Content.Fields;
using Cms.Content.Parts;

namespace Cms.Content.Model;

/// <summary>The kinds that come with the kernel. A module adds its own as services of type <see cref="FieldKind"/> or <see cref="PartKind"/>.</summary>
public static class BuiltInKinds
{
    public static IEnumerable<FieldKind> Fields() =>
    [
        new TextFieldKind(), new HtmlFieldKind(), new MarkdownFieldKind(), new BooleanFieldKind(), new DateFieldKind(), new DateTimeFieldKind(),
        new NumericFieldKind(), new LinkFieldKind(), new MediaFieldKind(), new ContentPickerFieldKind(), new MultiTextFieldKind(), new TaxonomyFieldKind(),
        new TimeFieldKind(), new GeoPointFieldKind(), new YoutubeFieldKind(),
        new UserPickerFieldKind(), new LocalizationSetContentPickerFieldKind(),
    ];

    public static IEnumerable<PartKind> Parts() =>
    [
        new TitlePartKind(), new AutoroutePartKind(), new AliasPartKind(), new HtmlBodyPartKind(), new MarkdownBodyPartKind(),
        new BagPartKind(), new FlowPartKind(), new WidgetsListPartKind(), new ListPartKind(), new ContainedPartKind(),
        new MenuPartKind(), new MenuItemsListPartKind(), new LinkMenuItemPartKind(), new ContentMenuItemPartKind(), new HtmlMenuItemPartKind(),
        new TaxonomyPartKind(), new TermPartKind(), new SeoMetaPartKind(), new LocalizationPartKind(), new PublishLaterPartKind(), new ArchiveLaterPartKind(),
        new LayerMetadataKind(), new ShowPeriodPartKind(), new SitemapPartKind(), new AuditTrailPartKind(), new PreviewPartKind(), new CommonPartKind(), .. FormPartKind.All(),
    ];

    public static Kinds Create(IEnumerable<FieldKind>? fields = null, IEnumerable<PartKind>? parts = null) => new([.. Fields(), .. fields ?? []], [.. Parts(), .. parts ?? []]);
}
