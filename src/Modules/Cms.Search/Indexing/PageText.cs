using System.Text;
using Cms.Content.Model;
using Microsoft.Extensions.Options;

namespace Cms.Search.Indexing;

/// <summary>The words of one page by their weight: its own text only, without internal parts and without what stands on other pages.</summary>
public sealed class PageText(IOptions<SearchOptions> options)
{
    public IndexedPage Read(ContentItem item, ContentSchema schema, string url, IEnumerable<string> parents)
    {
        item = HiddenBlocks.Without(item);
        var (aliases, headings, summary, body) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var visit in schema.Walk(item, "").Where(visit => !IsInternal(visit, schema)))
        {
            var text = visit.Field is { } field ? schema.Kinds.Field(field.FieldName)?.PlainText(visit.Json, field) : visit.PartKind?.PlainText(visit.Json);
            var isOwn = ReferenceEquals(visit.Item, item);
            // The title has a column of its own.
            if (string.IsNullOrWhiteSpace(text) || (isOwn && (visit.PartKind?.DisplayText(visit.Json) is not null || options.Value.InternalFields.Contains(visit.Field?.Name ?? ""))))
                continue;
            var list = visit.Field?.Name switch
            {
                { } name when isOwn && options.Value.AliasFields.Contains(name) => aliases,
                { } name when isOwn && options.Value.SummaryFields.Contains(name) => summary,
                { } name when !isOwn && options.Value.HeadingFields.Contains(name) => headings,
                // Headings weigh more than text, and snippets are never made of them.
                { } name when isOwn && options.Value.UnquotedFields.Contains(name) => headings,
                _ => body,
            };
            list.AddRange(text.Split('\n').Select(Tidy).Where(line => line.Length > 0));
        }
        return new IndexedPage(item.ContentItemId, item.Place.Culture, item.ContentType, url, string.Join('\n', parents.Select(Tidy)),
            Tidy(item.DisplayText ?? ""), string.Join('\n', aliases), string.Join('\n', headings), string.Join(' ', summary), string.Join('\n', body));
    }

    private bool IsInternal(SchemaVisit visit, ContentSchema schema) =>
        options.Value.InternalParts.Contains(visit.Part.PartName)
        || options.Value.InternalParts.Contains(visit.Part.Name)
        || visit.Part.Settings.Get<SearchIndexSettings>().Internal
        || schema.Definitions.Part(visit.Part.PartName)?.Settings.Get<SearchIndexSettings>().Internal == true
        || visit.Field?.Settings.Get<SearchIndexSettings>().Internal == true;

    // Snippets mark words with control characters, so the text itself has none.
    private static string Tidy(string line)
    {
        var tidy = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            if (!char.IsControl(character) && !char.IsWhiteSpace(character))
                tidy.Append(character);
            else if (tidy.Length > 0 && tidy[^1] != ' ')
                tidy.Append(' ');
        }
        return tidy.ToString().TrimEnd();
    }
}
