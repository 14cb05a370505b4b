using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Review.SmallFixes;

/// <summary>Compares one field of two versions. The answer is what changed besides words, as a sentence, or null; the words go to the word check.</summary>
internal sealed class FieldComparison(SmallFixSettings settings, WordCheck words)
{
    private static readonly string[] Headings = ["Heading", "Title", "Question", "Name"];
    private static readonly string[] Lines = ["", "TextArea"];

    public string? Compare(ContentPartField field, JsonObject before, JsonObject after)
    {
        foreach (var (member, old, @new) in ItemComparison.Differences(before, after))
        {
            var problem = (field.FieldName, member) switch
            {
                (nameof(TextField), "Text") => Text(field, old.AsText(), @new.AsText()),
                (nameof(HtmlField), "Html") => Html(old.AsText(), @new.AsText()),
                (nameof(MarkdownField), "Markdown") => Markdown(old.AsText(), @new.AsText()),
                (nameof(MultiTextField), "Values") when field.Settings.Get<MultiTextFieldSettings>().Options.Count == 0 => Values(field, old as JsonArray ?? [], @new as JsonArray ?? []),
                (nameof(LinkField), "Text") => Words(old.AsText(), @new.AsText()),
                (nameof(LinkField), _) => "The target of a link changed.",
                (nameof(MediaField), "MediaTexts") => Descriptions(old as JsonArray ?? [], @new as JsonArray ?? []),
                (nameof(MediaField), _) => "A picture changed.",
                _ => Changed(field),
            };
            if (problem is not null)
                return problem;
        }
        return null;
    }

    public string? Html(string? before, string? after)
    {
        var (old, @new) = (HtmlOutline.Of(before), HtmlOutline.Of(after));
        if (!old.Links.SequenceEqual(@new.Links))
            return "The target of a link changed.";
        if (!old.Pictures.SequenceEqual(@new.Pictures))
            return "A picture changed.";
        if (!old.Lines.Where(line => line.IsHeading).SequenceEqual(@new.Lines.Where(line => line.IsHeading)))
            return "A heading changed.";
        if (!old.Lines.Select(line => line.Place).SequenceEqual(@new.Lines.Select(line => line.Place)) || !old.Marks.SequenceEqual(@new.Marks))
            return "The layout of a text changed: its paragraphs, lists or tables.";
        foreach (var (was, now) in old.Lines.Zip(@new.Lines))
            words.Compare(was.Text, now.Text);
        foreach (var (was, now) in old.Descriptions.Zip(@new.Descriptions))
            words.Compare(was, now);
        return null;
    }

    public string? Markdown(string? before, string? after) => Html(MarkdownText.ToHtml(before), MarkdownText.ToHtml(after));

    private string? Text(ContentPartField field, string? before, string? after)
    {
        if (Headings.Contains(field.Name) || settings.Headings.Contains(field.Name))
            return "A heading changed.";
        return Lines.Contains(field.Options.Editor ?? "") ? Words(before, after) : Changed(field);
    }

    private string? Words(string? before, string? after)
    {
        words.Compare(before, after);
        return null;
    }

    private string? Values(ContentPartField field, JsonArray before, JsonArray after)
    {
        if (before.Count != after.Count)
            return $"A line came or went in “{field.Label}”.";
        foreach (var (old, @new) in before.Zip(after))
            words.Compare(old.AsText(), @new.AsText());
        return null;
    }

    private string? Descriptions(JsonArray before, JsonArray after)
    {
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
            words.Compare(before.ElementAtOrDefault(i).AsText(), after.ElementAtOrDefault(i).AsText());
        return null;
    }

    private static string Changed(ContentPartField field) => $"“{field.Label}” changed.";
}
