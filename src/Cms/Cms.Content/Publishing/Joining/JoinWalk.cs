using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Publishing.Joining;

/// <summary>
/// One walk through three texts at once. Items are joined by part, parts by field or member, lists of items by id; a field is one value,
/// because an address and its words, or a picture and its description, must come from the same hand.
/// </summary>
internal sealed class JoinWalk(ContentSchema schema, IReadOnlyDictionary<string, JoinChoice> choices)
{
    private static readonly string[] Identity = [nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentType)];

    public List<JoinedChange> Others { get; } = [];
    public List<JoinConflict> Conflicts { get; } = [];
    public ContentSchema Schema => schema;
    public IReadOnlyDictionary<string, JoinChoice> Choices => choices;

    public JsonObject Page(string contentType, JsonObject before, JsonObject mine, JsonObject theirs) =>
        Members(before, mine, theirs, (name, b, m, t) => Part(new JoinSpot("", null, contentType), contentType, name, b, m, t))!;

    /// <summary>A block that both sides have.</summary>
    public JsonObject Item(JoinSpot spot, JsonObject? before, JsonObject mine, JsonObject theirs)
    {
        var type = mine.TextOf(nameof(ContentItem.ContentType)) ?? "";
        var joined = Members(before, mine, theirs, (name, b, m, t) => Identity.Contains(name, StringComparer.Ordinal) ? m ?? t
            : name == nameof(ContentItem.DisplayText) ? Display(spot, type, b, m, t)
            : Part(spot, type, name, b, m, t))!;
        // The words of most blocks follow from their fields: they are made again, and are no text of anybody.
        if (joined.ContainsKey(nameof(ContentItem.DisplayText)) && schema.DisplayText(type, ContentJson.ToElement(joined)) is { } text)
            joined[nameof(ContentItem.DisplayText)] = text;
        return joined;
    }

    private JsonNode? Display(JoinSpot spot, string type, JsonNode? before, JsonNode? mine, JsonNode? theirs) =>
        schema.Definitions.Type(type)?.Parts.Any(part => schema.Kinds.Part(part.PartName) is Parts.TitlePartKind) == true
            ? mine ?? theirs
            : Atom(spot.Member(nameof(ContentItem.DisplayText), "Words"), JoinValue.Plain, before, mine, theirs);

    private JsonNode? Part(JoinSpot spot, string type, string name, JsonNode? before, JsonNode? mine, JsonNode? theirs)
    {
        var definition = schema.Definitions.Type(type)?.Part(name);
        if (definition is null)
            return Any(spot.Member(name, NameWords.Of(name)), spot.At(name), before, mine, theirs, depth: 0);
        var at = spot.At(name);
        var label = string.IsNullOrEmpty(definition.Options.DisplayName) ? NameWords.Of(definition.Name) : definition.Options.DisplayName;
        if (!AreObjects(before, mine, theirs))
            return Any(spot.Member(name, label), at, before, mine, theirs, depth: 0);
        var fields = schema.Definitions.FieldsOf(definition);
        var kind = schema.Kinds.Part(definition.PartName);
        return Members(before, mine, theirs, (member, b, m, t) =>
        {
            if (fields.FirstOrDefault(field => field.Name == member) is { } field && schema.Kinds.Field(field.FieldName) is { } fieldKind)
                return Atom(spot.Field(name, member, field.Label), JoinValue.Of(fieldKind, field), b, m, t);
            return Any(spot.Field(name, member, kind?.MemberLabel(member) ?? (member == name ? label : $"{label}: {NameWords.Of(member)}")), at, b, m, t, depth: 1, JoinValue.Of(kind, member));
        });
    }

    /// <summary>
    /// JSON that no definition describes is joined by its members, a list of items by id. Rows side by side (paths and their descriptions) are one value.
    /// </summary>
    private JsonNode? Any(JoinPlace place, string itemsPath, JsonNode? before, JsonNode? mine, JsonNode? theirs, int depth, JoinValue? value = null)
    {
        if (JoinBlocks.AreItems(before, mine, theirs))
            return new JoinBlocks(this).Join(place, itemsPath, before as JsonArray, mine as JsonArray, theirs as JsonArray);
        if (!AreObjects(before, mine, theirs) || depth > 0 && HasRows(before, mine, theirs))
            return Atom(place, value ?? JoinValue.Plain, before, mine, theirs);
        return Members(before, mine, theirs, (name, b, m, t) =>
            Any(place with { Path = $"{place.Path}.{name}", Label = $"{place.Label}: {NameWords.Of(name)}" }, itemsPath, b, m, t, depth + 1));
    }

    private JsonNode? Atom(JoinPlace place, JoinValue value, JsonNode? before, JsonNode? mine, JsonNode? theirs)
    {
        if (Same(mine, theirs) || Same(before, theirs))
            return mine?.DeepClone();
        if (Same(before, mine))
        {
            Others.Add(new JoinedChange(place, before is null ? JoinedKind.Added : theirs is null ? JoinedKind.Removed : JoinedKind.Changed, value.Words(theirs ?? before)));
            return theirs?.DeepClone();
        }
        var both = mine is null || theirs is null ? null : value.Both(mine, theirs);
        switch (Chosen(place.Path, both is not null))
        {
            case JoinChoice.Theirs: return theirs?.DeepClone();
            case JoinChoice.Both: return both;
            case JoinChoice.Mine: return mine?.DeepClone();
            default:
                Conflicts.Add(new JoinConflict(place, value.Side(mine), value.Side(theirs), value.Side(before), both is not null));
                return mine?.DeepClone();
        }
    }

    /// <summary>Null: nobody has chosen, or what was chosen cannot be.</summary>
    public JoinChoice? Chosen(string path, bool canKeepBoth) =>
        choices.TryGetValue(path, out var choice) && (choice is not JoinChoice.Both || canKeepBoth) ? choice : null;

    public static bool Same(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other);

    // Mine keeps the order of its members; what only the others have comes after. An object that nobody has any more goes.
    private static JsonObject? Members(JsonNode? before, JsonNode? mine, JsonNode? theirs, Func<string, JsonNode?, JsonNode?, JsonNode?, JsonNode?> join)
    {
        var (b, m, t) = (before as JsonObject, mine as JsonObject, theirs as JsonObject);
        var joined = new JsonObject(ContentJson.NodeOptions);
        foreach (var name in Names(m).Concat(Names(t).Where(name => m?.ContainsKey(name) != true)).ToList())
        {
            var value = join(name, b?[name], m?[name], t?[name]);
            // A null that was written stays written.
            if (value is not null || (m?.ContainsKey(name) == true && m[name] is null))
                joined[name] = value is { Parent: not null } ? value.DeepClone() : value;
        }
        return joined.Count == 0 && (m is null || t is null) ? null : joined;
    }

    private static IEnumerable<string> Names(JsonObject? json) => json?.Select(member => member.Key) ?? [];

    private static bool AreObjects(params ReadOnlySpan<JsonNode?> nodes)
    {
        var any = false;
        foreach (var node in nodes)
        {
            if (node is not null and not JsonObject)
                return false;
            any |= node is not null;
        }
        return any;
    }

    private static bool HasRows(params ReadOnlySpan<JsonNode?> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is JsonObject json && json.Any(member => member.Value is JsonArray { Count: > 0 } list && !JoinBlocks.AreItems(list)))
                return true;
        }
        return false;
    }
}
