using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Web.Texts;

/// <summary>
/// A version in plain words, in the order of its type: passages that are read, compared and judged on their own.
/// </summary>
/// <param name="titles">Titles of the pages that the version points at, by id.</param>
/// <param name="of">What of the version is read; all of it when nothing else is said. A letter of sign-off reads just what the signature covers.</param>
public sealed class PassageReader(ContentSchema schema, IReadOnlyDictionary<string, string> titles, Func<ContentItem, JsonObject>? of = null)
{
    private readonly FieldWords fields = new(titles);

    public IReadOnlyList<Passage> Read(ContentItem item)
    {
        var shown = of is null ? item : item.With(of(item));
        var passages = new List<Passage>();
        foreach (var part in schema.Definitions.Type(item.ContentType)?.Parts ?? [])
        {
            if (shown.Part(part.Name) is not { ValueKind: JsonValueKind.Object } json)
                continue;
            if (schema.Kinds.Part(part.PartName) is ItemListKind kind)
                passages.AddRange(Blocks(part, kind, json));
            else if (OwnLines(part, json) is { Count: > 0 } own)
                passages.Add(new Passage(part.Name, Label(part), own));
            foreach (var field in schema.Definitions.FieldsOf(part))
            {
                if (json.TryGetProperty(field.Name, out var value) && fields.Lines(field, value) is { Count: > 0 } lines)
                    passages.Add(new Passage($"{part.Name}.{field.Name}", field.Label, lines));
            }
        }
        var known = (schema.Definitions.Type(item.ContentType)?.Parts ?? []).Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        passages.AddRange(shown.Content.EnumerateObject().Where(member => !known.Contains(member.Name)).Select(member => new Passage(member.Name, member.Name, [new Line(LineKind.Text, member.Value.GetRawText())])));
        return passages;
    }

    // A list of blocks of one small kind (links, sources) is read as a list; other blocks are read one by one.
    private IEnumerable<Passage> Blocks(ContentTypePart part, ItemListKind kind, JsonElement json)
    {
        var blocks = kind.Contained(json).ToList();
        if (part.Settings.Get<BagPartSettings>().ContainedContentTypes.Count == 1)
        {
            if (blocks.Count > 0)
                yield return new Passage(part.Name, Label(part), [.. blocks.Select(block => new Line(LineKind.Item, string.Join(", ", Lines(block).Select(line => line.Words))))]) { IsList = true };
            yield break;
        }
        foreach (var block in blocks)
        {
            var lines = Lines(block);
            var title = BlockTitle.Of(block, schema);
            var label = lines.FirstOrDefault(line => line.Kind is LineKind.Heading)?.Text ?? title.Kind;
            yield return new Passage($"{part.Name}[{block.ContentItemId}]", label, [.. lines.Where(line => line.Text != label || line.Kind is not LineKind.Heading)]);
        }
    }

    private List<Line> Lines(ContentItem block)
    {
        var lines = new List<Line>();
        foreach (var visit in schema.Walk(block, ""))
        {
            if (visit.Field is { } field)
                lines.AddRange(fields.Lines(field, visit.Json, within: true));
            else if (visit.PartKind is not null and not ItemListKind)
                lines.AddRange(OwnLines(visit.Part, visit.Json));
        }
        return lines;
    }

    private static List<Line> OwnLines(ContentTypePart part, JsonElement json) => part.PartName switch
    {
        nameof(TitlePart) => ContentJson.GetString(json, nameof(TitlePart.Title)) is { Length: > 0 } title ? [new Line(LineKind.Heading, title)] : [],
        nameof(HtmlBodyPart) => FieldWords.Html(ContentJson.GetString(json, nameof(HtmlBodyPart.Html))),
        nameof(MarkdownBodyPart) => FieldWords.Html(MarkdownText.ToHtml(ContentJson.GetString(json, nameof(MarkdownBodyPart.Markdown)))),
        _ => [],
    };

    private static string Label(ContentTypePart part) => part.Options.DisplayName is { Length: > 0 } label ? label : part.PartName == nameof(TitlePart) ? "Title" : part.PartName == part.Name ? "Text" : part.Name;
}
