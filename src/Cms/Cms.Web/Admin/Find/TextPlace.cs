using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Admin.Index;
using Cms.Web.Editing;
using Cms.Web.Finding;

namespace Cms.Web.Admin.Find;

/// <summary>Where in a page's text some words stand: the id of the control, what the place is called, and the words around them.</summary>
public sealed record TextPlace(string Control, string Label, MarkedText Snippet)
{
    private const int Around = 60;

    /// <summary>The place's name before the words: "Causes:".</summary>
    public string Intro => Label.Length > 0 && char.IsPunctuation(Label[^1]) ? Label : $"{Label}:";

    /// <summary>The control that holds most of the words, the first of several; null when none holds any.</summary>
    public static TextPlace? Find(ContentItem item, ContentSchema schema, IReadOnlyList<string> words)
    {
        (int Found, SchemaVisit Visit, string Text)? best = null;
        foreach (var visit in schema.Walk(item, ""))
        {
            var text = visit.Field is { } field ? schema.Kinds.Field(field.FieldName)?.PlainText(visit.Json, field) : visit.PartKind?.PlainText(visit.Json);
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var stand = TextKey.Words(text).ToHashSet(StringComparer.Ordinal);
            var found = words.Count(word => stand.Any(other => IsLike(word, other)));
            if (found > (best?.Found ?? 0))
                best = (found, visit, text);
        }
        return best is { } place ? new TextPlace(ControlId.Of(place.Visit.Path), Name(place.Visit, item, schema), Quote(place.Text, words)) : null;
    }

    // The index finds words by their stems and by their beginnings, so "bleeds" stands for "bleeding".
    private static bool IsLike(string word, string other)
    {
        if (other.StartsWith(word, StringComparison.Ordinal))
            return true;
        var common = 0;
        while (common < Math.Min(word.Length, other.Length) && word[common] == other[common])
            common++;
        return common >= Math.Max(4, word.Length - 3) && other.Length - common <= 4;
    }

    private static string Name(SchemaVisit visit, ContentItem item, ContentSchema schema) =>
        ReferenceEquals(visit.Item, item) ? visit.Field?.Label ?? "Text" : BlockTitle.Of(visit.Item, schema) is { Name.Length: > 0 } title ? title.Name : BlockTitle.Of(visit.Item, schema).Kind;

    /// <summary>The words around the first of those looked for, all of them marked.</summary>
    private static MarkedText Quote(string text, IReadOnlyList<string> words)
    {
        var line = DeskText.Tidy(text);
        var tokens = line.Split(' ');
        var marked = tokens.Select(token => TextKey.Words(token).Any(part => words.Any(word => IsLike(word, part)))).ToList();
        var first = Math.Max(0, marked.IndexOf(true));
        var (start, length) = (first, 0);
        while (start > 0 && length + tokens[start - 1].Length < Around)
            length += tokens[--start].Length + 1;
        var runs = new List<(string, bool)>();
        if (start > 0)
            runs.Add(("… ", false));
        length = 0;
        for (var at = start; at < tokens.Length; at++)
        {
            runs.Add((tokens[at], marked[at]));
            runs.Add((" ", false));
            length += tokens[at].Length + 1;
            if (at > first && length > 2 * Around)
            {
                runs.Add(("…", false));
                break;
            }
        }
        return new MarkedText(runs);
    }
}
