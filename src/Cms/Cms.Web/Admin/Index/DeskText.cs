using Cms.Content.Fields;
using Cms.Content.Model;
using Microsoft.Extensions.Options;

namespace Cms.Web.Admin.Index;

/// <summary>Names of fields that mean something to the desk's index, whatever part holds them.</summary>
public sealed class DeskIndexOptions
{
    /// <summary>Fields of the page itself that hold other names of its subject.</summary>
    public IList<string> AliasFields { get; } = ["AlsoCalled"];

    /// <summary>Fields that list what the owners of the site must still supply, one a value.</summary>
    public IList<string> FactFields { get; } = ["MissingFacts"];

    /// <summary>Fields that say of a block or a menu entry that nobody has checked its address.</summary>
    public IList<string> ConfirmFields { get; } = ["ToConfirm"];
}

/// <summary>What the words of an item are, read from its JSON by its definition.</summary>
public sealed class DeskText(IOptions<DeskIndexOptions> options)
{
    /// <summary>The page with its other names, its text and its open facts.</summary>
    public DeskPage Fill(DeskPage page, ContentItem item, ContentSchema schema)
    {
        var (aliases, body, facts) = (new List<string>(), new List<string>(), new List<DeskFact>());
        foreach (var visit in schema.Walk(item, ""))
        {
            facts.AddRange(Facts(visit));
            var isOwn = ReferenceEquals(visit.Item, item);
            var text = visit.Field is { } field ? schema.Kinds.Field(field.FieldName)?.PlainText(visit.Json, field) : visit.PartKind?.PlainText(visit.Json);
            // The title has a column of its own.
            if (string.IsNullOrWhiteSpace(text) || (isOwn && visit.PartKind?.DisplayText(visit.Json) is not null))
                continue;
            var list = isOwn && visit.Field is { } own && options.Value.AliasFields.Contains(own.Name) ? aliases : body;
            list.AddRange(text.Split('\n').Select(Tidy).Where(line => line.Length > 0));
        }
        return page with { Aliases = string.Join('\n', aliases), Body = string.Join('\n', body), Facts = facts };
    }

    /// <summary>One line without control characters: snippets mark words with them.</summary>
    public static string Tidy(string line) =>
        string.Join(' ', string.Concat(line.Select(character => char.IsControl(character) ? ' ' : character)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<DeskFact> Facts(SchemaVisit visit)
    {
        if (visit.Field is { FieldName: nameof(MultiTextField) } facts && options.Value.FactFields.Contains(facts.Name) && visit.Json.TryGetProperty("Values", out var values))
        {
            foreach (var fact in values.EnumerateArray().Select(ContentJson.AsText).OfType<string>().Select(Tidy).Where(fact => fact.Length > 0))
                yield return new DeskFact(DeskFact.Missing, fact, visit.Path);
        }
        if (visit.Field is { FieldName: nameof(BooleanField) } confirm && options.Value.ConfirmFields.Contains(confirm.Name) && ContentJson.GetBoolean(visit.Json, "Value"))
            yield return new DeskFact(DeskFact.Unconfirmed, Tidy(visit.Item.DisplayText ?? ""), visit.Path);
    }
}
