using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Review.Texts;

namespace Cms.Review.SmallFixes;

/// <summary>Walks two versions of an item side by side, gives their texts to the word check and stops at the first difference that is more than words.</summary>
internal sealed class ItemComparison(ContentSchema schema, SmallFixSettings settings, WordCheck words)
{
    private const string Section = "A section";
    private readonly FieldComparison fields = new(settings, words);
    private string? reason;

    public string? Compare(ContentItem before, ContentItem after)
    {
        Item(ReviewedText.Of(before), ReviewedText.Of(after), after.ContentType, null);
        return reason;
    }

    private void Item(JsonObject before, JsonObject after, string type, string? guard)
    {
        var definition = schema.Definitions.Type(type);
        foreach (var (name, old, @new) in Differences(before, after))
        {
            if (guard is not null)
                Stop($"{guard} changed.");
            else if (definition?.Part(name) is { } part && old is null or JsonObject && @new is null or JsonObject)
                Part(part, old as JsonObject ?? [], @new as JsonObject ?? []);
            else
                Stop("Something changed that is more than words.");
        }
    }

    private void Part(ContentTypePart part, JsonObject before, JsonObject after)
    {
        var list = (schema.Kinds.Part(part.PartName) as ItemListKind)?.List;
        foreach (var (name, old, @new) in Differences(before, after))
        {
            if (schema.Definitions.FieldsOf(part).FirstOrDefault(field => field.Name == name) is { } field)
                Stop(fields.Compare(field, old as JsonObject ?? [], @new as JsonObject ?? []));
            else if (name == list)
                Blocks(old as JsonArray ?? [], @new as JsonArray ?? []);
            else
                Stop(OwnMember(part, name, old, @new));
        }
    }

    private string? OwnMember(ContentTypePart part, string name, JsonNode? old, JsonNode? @new) => (part.PartName, name) switch
    {
        ("TitlePart", "Title") => "The title changed.",
        ("HtmlBodyPart", "Html") => fields.Html(old.AsText(), @new.AsText()),
        ("MarkdownBodyPart", "Markdown") => fields.Markdown(old.AsText(), @new.AsText()),
        _ => $"“{(part.Options.DisplayName is { Length: > 0 } label ? label : part.Name)}” changed in more than its words.",
    };

    private void Blocks(JsonArray before, JsonArray after)
    {
        var (old, @new) = (Named(before), Named(after));
        if (old is null || @new is null)
            Stop($"{Section} changed.");
        else if (@new.FirstOrDefault(block => old.All(other => other.Id != block.Id)) is { Json: not null } added)
            Stop($"{Called(added.Json)} was added.");
        else if (old.FirstOrDefault(block => @new.All(other => other.Id != block.Id)) is { Json: not null } gone)
            Stop($"{Called(gone.Json)} was removed.");
        else if (!old.Select(block => block.Id).SequenceEqual(@new.Select(block => block.Id)))
            Stop($"{Section} was moved.");
        else
        {
            foreach (var ((_, was), (_, now)) in old.Zip(@new))
            {
                if (TypeOf(was) != TypeOf(now))
                    Stop($"{Section} became one of another kind.");
                else
                    Item(was, now, TypeOf(now), settings.Guarded.GetValueOrDefault(TypeOf(now)));
            }
        }
    }

    private void Stop(string? because) => reason ??= because;

    private string Called(JsonObject block) => settings.Guarded.GetValueOrDefault(TypeOf(block), Section);

    private static string TypeOf(JsonObject block) => block.TextOf(nameof(ContentItem.ContentType)) ?? "";

    // Null: something in the list is no block, or two have one id.
    private static List<(string Id, JsonObject Json)>? Named(JsonArray list)
    {
        var blocks = list.OfType<JsonObject>().Where(block => ContainedItems.IdOf(block) is not null).Select(block => (Id: ContainedItems.IdOf(block)!, Json: block)).ToList();
        return blocks.Count == list.Count && blocks.DistinctBy(block => block.Id).Count() == blocks.Count ? blocks : null;
    }

    internal static IEnumerable<(string Name, JsonNode? Before, JsonNode? After)> Differences(JsonObject before, JsonObject after) =>
        before.Select(member => member.Key).Union(after.Select(member => member.Key))
            .Select(name => (Name: name, Before: before[name], After: after[name])).Where(member => !JsonNode.DeepEquals(member.Before, member.After));
}
