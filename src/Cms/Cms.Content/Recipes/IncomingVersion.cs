using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Recipes.Steps;

namespace Cms.Content.Recipes;

/// <summary>One content item of a recipe's content step as it stands there: a slice of the recipe's JSON, not yet taken apart.</summary>
internal sealed record IncomingVersion(StepContext Step, string Path, JsonElement Json, string ItemId, string ContentType)
{
    public string? VersionId { get; init; }
    public bool Latest { get; init; }
    public bool Published { get; init; }

    /// <summary>Not from the recipe's items: the site's own version with a changed home page flag.</summary>
    public bool IsSiteChange { get; init; }

    public void Problem(string path, string what, string mend) => Step.Problem(path.Length == 0 ? Path : $"{Path}.{path}", what, mend);

    /// <summary>Checks the system properties that everything else hangs on; null when they are wrong, which is then a problem of the plan.</summary>
    public static IncomingVersion? Read(StepContext step, string path, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            step.Problem(path, "A content item is a JSON object.", "Write { \"ContentItemId\": \"...\", \"ContentType\": \"...\", ... }.");
            return null;
        }
        var id = ContentJson.GetString(json, nameof(ContentItem.ContentItemId));
        var type = ContentJson.GetString(json, nameof(ContentItem.ContentType));
        var version = ContentJson.GetString(json, nameof(ContentItem.ContentItemVersionId));
        if (string.IsNullOrEmpty(id))
            step.Problem($"{path}.ContentItemId", "The item has no id.", "Give it an id of 26 characters that stays the same in every import, such as \"[js: uuid()]\" gives one.");
        else if (!ContentIds.IsValid(id))
            step.Problem($"{path}.ContentItemId", $"'{id}' is not an id.", IdAdvice(step, id));
        if (!string.IsNullOrEmpty(version) && !ContentIds.IsValid(version))
            step.Problem($"{path}.ContentItemVersionId", $"'{version}' is not an id.", IdAdvice(step, version));
        if (string.IsNullOrEmpty(type))
            step.Problem($"{path}.ContentType", "The item has no content type.", "Name the type, such as \"Page\".");
        else if (step.Plan.Definitions.Snapshot.Type(type) is null && !FeatureTypes.Define(step, type))
            step.Problem($"{path}.ContentType", $"There is no content type '{type}'.", $"Define it in an earlier ContentDefinition step{Suggestion(step, type)}.");
        if (!ContentIds.IsValid(id) || string.IsNullOrEmpty(type) || !CheckDates(step, path, json) || !CheckParts(step, path, json, type))
            return null;
        FeatureTypes.DefineInside(step, json);
        return new IncomingVersion(step, path, json, id!, type)
        {
            VersionId = string.IsNullOrEmpty(version) ? null : version,
            Latest = ContentJson.GetBoolean(json, nameof(ContentItem.Latest)),
            Published = ContentJson.GetBoolean(json, nameof(ContentItem.Published)),
        };
    }

    // Part names are read as they are written: one in other letters would be kept as a part that nobody knows, and its words would be missing on the page.
    private static bool CheckParts(StepContext step, string path, JsonElement json, string type)
    {
        var good = true;
        var parts = step.Plan.Definitions.Snapshot.Type(type)?.Parts ?? [];
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Object && parts.All(part => part.Name != member.Name)))
        {
            if (parts.FirstOrDefault(part => string.Equals(part.Name, member.Name, StringComparison.OrdinalIgnoreCase)) is not { } meant)
                continue;
            step.Problem($"{path}.{member.Name}", $"The type '{type}' has no part '{member.Name}'.", $"Write it as '{meant.Name}'.");
            good = false;
        }
        return good;
    }

    private static bool CheckDates(StepContext step, string path, JsonElement json)
    {
        var good = true;
        foreach (var name in (string[])[nameof(ContentItem.ModifiedUtc), nameof(ContentItem.PublishedUtc), nameof(ContentItem.CreatedUtc)])
        {
            if (ContentJson.GetString(json, name) is not { Length: > 0 } text || UtcText.Parse(text) is not null)
                continue;
            step.Problem($"{path}.{name}", $"'{text}' is not a date.", "Write it as 2026-01-31T09:00:00Z, or leave it out.");
            good = false;
        }
        return good;
    }

    private static string IdAdvice(StepContext step, string id) => ExpressionText.IsExpression(id) && !step.Options.Trusted
        ? "Expressions are not evaluated in an upload. Write the id itself, or import the recipe at the server as a trusted one."
        : $"An id has at most {ContentIds.MaxLength} letters, digits, hyphens or underscores.";

    private static string Suggestion(StepContext step, string type) =>
        step.Plan.Definitions.Snapshot.Types.Keys.FirstOrDefault(known => string.Equals(known, type, StringComparison.OrdinalIgnoreCase)) is { } near ? $", or write '{near}'" : "";
}
