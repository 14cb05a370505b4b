using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>
/// Fields that hold a list keep it in arrays side by side: paths, descriptions and focus points of pictures; ids and names of terms.
/// When rows move or go, what stands beside them moves and goes with them.
/// </summary>
public static class Rows
{
    /// <summary>The array that names a row, then the arrays beside it with what a new row gets there; no filler means that the array is only a cache and goes.</summary>
    private static readonly (string Key, (string Name, Func<JsonNode>? Filler)[] Beside)[] Shapes =
    [
        ("Paths", [("MediaTexts", static () => ""), ("Anchors", static () => new JsonObject { ["X"] = 0.5, ["Y"] = 0.5 }), ("AttachedFileNames", static () => "")]),
        ("ContentItemIds", []),
        ("TermContentItemIds", [("TagNames", null)]),
        ("UserIds", [("UserNames", null)]),
        ("LocalizationSets", []),
        ("Values", []),
    ];

    /// <summary>The members that hold a list of a field.</summary>
    public static IEnumerable<string> Members => Shapes.Select(shape => shape.Key);

    public static IReadOnlyList<string> Of(JsonObject field, string key) => field.Member(key) is JsonArray list ? [.. list.Select(node => node.AsText() ?? "")] : [];

    /// <summary>
    /// The rows a form sent, in its order: the control <paramref name="key"/> once a row, and <c>Add</c> for a new one. Empty values only say that
    /// the list was sent. Null when it was not.
    /// </summary>
    public static IReadOnlyList<(int Sent, string Value)>? Read(FormReader form, string key)
    {
        var (rows, added) = (form.All(key), form.All("Add"));
        if (rows is null && added is null)
            return null;
        return [.. (rows ?? []).Select((value, index) => (index, value.Trim())).Concat((added ?? []).Select(value => (-1, value.Trim()))).Where(row => row.Item2.Length > 0)];
    }

    /// <summary>Gives the field these rows in this order; each takes along what stood beside it before.</summary>
    public static void Arrange(JsonObject field, string key, IReadOnlyList<string> rows)
    {
        var before = Of(field, key);
        if (before.SequenceEqual(rows, StringComparer.Ordinal))
            return;
        var from = Origins(before, rows);
        field.Put(key, new JsonArray([.. rows.Select(row => (JsonNode)row)]));
        foreach (var (name, filler) in Shapes.First(shape => shape.Key == key).Beside)
        {
            if (field.Member(name) is not JsonArray beside)
                continue;
            if (filler is null && from.Contains(-1))
                field.Put(name, null);
            else
                field.Put(name, new JsonArray([.. from.Select(index => index >= 0 && index < beside.Count ? beside[index]?.DeepClone() : filler?.Invoke())]));
        }
    }

    /// <summary>My rows and those of theirs that I do not have, each with what stands beside it; null when there is no list on one side.</summary>
    public static JsonObject? Both(JsonObject mine, JsonObject theirs, string key)
    {
        var (ours, others) = (Of(mine, key), Of(theirs, key));
        if (ours.Count == 0 || others.Count == 0)
            return null;
        var both = mine.DeepClone().AsObject();
        Arrange(both, key, [.. ours, .. others.Where(row => !ours.Contains(row))]);
        foreach (var (name, filler) in Shapes.First(shape => shape.Key == key).Beside.Where(beside => beside.Filler is not null))
        {
            if (theirs.Member(name) is not JsonArray beside)
                continue;
            if (both.Member(name) is not JsonArray filled)
                both.Put(name, filled = new JsonArray([.. ours.Select(_ => filler!())]));
            var rows = Of(both, key);
            for (var i = 0; i < rows.Count; i++)
            {
                if (i >= filled.Count)
                    filled.Add(filler!());
                if (i >= ours.Count && others.ToList().IndexOf(rows[i]) is >= 0 and var from && from < beside.Count)
                    filled[i] = beside[from]?.DeepClone();
            }
        }
        return both;
    }

    /// <summary>What a row's button asks for: <c>up</c>, <c>down</c> or <c>remove</c> of the row with this value. False when there is no such row or list.</summary>
    public static bool Apply(JsonObject field, string verb, string value)
    {
        if (Shapes.FirstOrDefault(shape => field.Member(shape.Key) is JsonArray).Key is not { } key)
            return false;
        var rows = Of(field, key).ToList();
        if (!Move(rows, verb, rows.IndexOf(value)))
            return false;
        Arrange(field, key, rows);
        return true;
    }

    internal static bool Move<T>(IList<T> rows, string verb, int at)
    {
        var to = verb switch { "up" => at - 1, "down" => at + 1, _ => at };
        if (at < 0 || to < 0 || to >= rows.Count || verb is not ("up" or "down" or "remove"))
            return false;
        var row = rows[at];
        rows.RemoveAt(at);
        if (verb != "remove")
            rows.Insert(to, row);
        return true;
    }

    private static int[] Origins(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var free = before.Select((row, index) => (row, index)).ToList();
        return [.. after.Select(row =>
        {
            var at = free.FindIndex(entry => entry.row == row);
            if (at < 0)
                return -1;
            var index = free[at].index;
            free.RemoveAt(at);
            return index;
        })];
    }
}
