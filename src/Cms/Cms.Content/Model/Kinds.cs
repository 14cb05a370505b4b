namespace Cms.Content.Model;

/// <summary>All kinds of parts and fields this program knows, by Orchard's name.</summary>
public sealed class Kinds(IEnumerable<FieldKind> fields, IEnumerable<PartKind> parts)
{
    private readonly Dictionary<string, FieldKind> fields = fields.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, PartKind> parts = parts.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public FieldKind? Field(string fieldName) => fields.GetValueOrDefault(fieldName);
    public PartKind? Part(string partName) => parts.GetValueOrDefault(partName);
    public IEnumerable<string> FieldNames => fields.Keys;
    public IEnumerable<string> PartNames => parts.Keys;
}
