using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Sitemaps;

namespace Cms.Content.Parts;

/// <summary>
/// A page's own word on how sitemaps name it. It counts only where it says so (<c>OverrideSitemapConfig</c>); a sitemap's own values hold for the others.
/// The members are Orchard's: <c>{"OverrideSitemapConfig":false,"ChangeFrequency":0,"Priority":5,"Exclude":false}</c>.
/// </summary>
public sealed class SitemapPartKind : PartKind
{
    public const string PartName = "SitemapPart";
    public const string Override = "OverrideSitemapConfig";
    public const string ChangeFrequency = "ChangeFrequency";
    public const string Priority = "Priority";
    public const string Exclude = "Exclude";
    public const int UsualPriority = 5;
    public const int MostPriority = 10;

    public override string Name => PartName;

    /// <summary>The page's own part, or null where the sitemap's values hold.</summary>
    public static JsonElement? OwnOf(ContentItem item) => item.Part(PartName) is { ValueKind: JsonValueKind.Object } part && ContentJson.GetBoolean(part, Override) ? part : null;

    public static bool IsLeftOut(ContentItem item) => OwnOf(item) is { } part && ContentJson.GetBoolean(part, Exclude);

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        part.PutFlag(Override, form.Flag(Override));
        part.PutFlag(Exclude, form.Flag(Exclude));
        var stored = ContentJson.ToElement(part);
        // What stands in the form by itself is not written into an item that says the same or nothing.
        PutNumber(ChangeFrequency, LooseValues.Choice(stored, ChangeFrequency, SitemapDocument.Frequencies) ?? (LooseValues.IsMissing(stored, ChangeFrequency) ? 0 : null));
        PutNumber(Priority, LooseValues.Whole(stored, Priority) ?? (LooseValues.IsMissing(stored, Priority) ? UsualPriority : null));

        void PutNumber(string name, int? now)
        {
            if (form.Text(name)?.Trim() is not { } text)
                return;
            var isNumber = int.TryParse(text, CultureInfo.InvariantCulture, out var number);
            if (!isNumber || number != now)
                part.Put(name, isNumber ? JsonValue.Create(number) : text.Length == 0 ? null : JsonValue.Create(text));
        }
    }

    public override IEnumerable<ContentError> Invalid(JsonElement part, PartContext context)
    {
        if (part.ValueKind is not JsonValueKind.Object)
        {
            if (part.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
                yield return new ContentError(context.Path, "What is stored here cannot be read. Enter it again.");
            yield break;
        }
        if (!LooseValues.IsMissing(part, ChangeFrequency) && LooseValues.Choice(part, ChangeFrequency, SitemapDocument.Frequencies) is null)
            yield return new ContentError(context.Path, $"How often the page changes must be one of {string.Join(", ", SitemapDocument.Frequencies)}, or its number from 0.");
        if (!LooseValues.IsMissing(part, Priority) && LooseValues.Whole(part, Priority) is not (>= 0 and <= MostPriority))
            yield return new ContentError(context.Path, "How much the page counts must be a whole number from 0 to 10.");
    }

    public override string? MemberLabel(string member) => member switch
    {
        Override => "Own values in sitemaps",
        ChangeFrequency => "How often it changes",
        Priority => "How much it counts",
        Exclude => "Left out of sitemaps",
        _ => null,
    };
}
