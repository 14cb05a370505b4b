using System.Globalization;
using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Sitemaps;

/// <summary>What is wrong with the values of one sitemap, its path and its sources.</summary>
internal static class SitemapCheck
{
    private const string Suffix = ".xml";
    private const int LongestPath = 1024;

    // Other answers of this program stand there, which would always come before a sitemap.
    private static readonly string[] Taken = ["admin/", "account/", "media/", "_content/", "_error/"];

    public static EntryProblem? Find(JsonElement sitemap)
    {
        if (!SitemapDocument.IsKnown(sitemap))
            return null;
        if (PathProblem(SitemapDocument.PathOf(sitemap) ?? "") is { } what)
            return new EntryProblem("Path", what, "Write an address below the site's root that ends in .xml, such as sitemap.xml or a/b.xml.");
        if (!ContentJson.TryGet(sitemap, "SitemapSources", out var sources) || sources.ValueKind is JsonValueKind.Null)
            return null;
        if (sources.ValueKind is not JsonValueKind.Array)
            return new EntryProblem("SitemapSources", "The sources are not a list.", "Write them as [ { ... } ].");
        return sources.EnumerateArray().Select((source, at) => Source(source, $"SitemapSources[{at}]")).OfType<EntryProblem>().FirstOrDefault();
    }

    /// <summary>Sources that a sitemap has and this program passes over.</summary>
    public static IEnumerable<string> Notes(JsonElement sitemap) => !SitemapDocument.IsKnown(sitemap) ? [] : SitemapDocument.SourcesOf(sitemap).Select(LooseValues.ClassOf)
        .Where(name => name is not (SitemapDocument.ContentTypesSource or SitemapDocument.CustomPathSource or SitemapDocument.IndexSource))
        .Select(name => $"Its source {(name.Length == 0 ? "without a $type" : $"“{name}”")} is not known here and adds no addresses. Use a {SitemapDocument.ContentTypesSource} or a {SitemapDocument.CustomPathSource}.");

    private static string? PathProblem(string path) => path switch
    {
        "" => "The sitemap has no path.",
        { Length: > LongestPath } => $"The path has {path.Length} characters and may have {LongestPath}.",
        _ when !path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) => $"The path '{path}' does not end in .xml.",
        _ when path.Split('/').Any(step => step is "" or "." or ".." || step.Equals(Suffix, StringComparison.OrdinalIgnoreCase)) => $"The path '{path}' has a step that is no name.",
        _ when path.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || @"\?#%:*""<>|".Contains(letter)) => $"The path '{path}' has a letter that an address cannot have.",
        _ when Taken.FirstOrDefault(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix => $"What begins with /{prefix} is answered by other parts of this program.",
        _ => null,
    };

    private static EntryProblem? Source(JsonElement source, string path)
    {
        if (source.ValueKind is not JsonValueKind.Object)
            return new EntryProblem(path, "A source is a JSON object.", "Write { ... }.");
        if (Rank(source, path) is { } problem)
            return problem;
        return LooseValues.ClassOf(source) switch
        {
            SitemapDocument.ContentTypesSource => ContentTypes(source, path),
            SitemapDocument.CustomPathSource => CustomPath(source, path),
            SitemapDocument.IndexSource when ContentJson.TryGet(source, "ContainedSitemapIds", out var ids) && !(ids.ValueKind is JsonValueKind.Null || ids.ValueKind is JsonValueKind.Array && ids.EnumerateArray().All(id => id.ValueKind is JsonValueKind.String)) =>
                new EntryProblem($"{path}.ContainedSitemapIds", "The contained sitemaps are not a list of ids.", "Write the SitemapId of each as [ \"...\" ]."),
            _ => null,
        };
    }

    private static EntryProblem? Rank(JsonElement json, string path)
    {
        if (!LooseValues.IsMissing(json, "ChangeFrequency") && LooseValues.Choice(json, "ChangeFrequency", SitemapDocument.Frequencies) is null)
            return new EntryProblem($"{path}.ChangeFrequency", $"“{Said(json, "ChangeFrequency")}” is not how often something changes.", $"Write one of {string.Join(", ", SitemapDocument.Frequencies)}, or its number from 0.");
        if (!LooseValues.IsMissing(json, "Priority") && LooseValues.Whole(json, "Priority") is not (>= 0 and <= 10))
            return new EntryProblem($"{path}.Priority", $"The priority “{Said(json, "Priority")}” is not a whole number from 0 to 10.", "Write a number such as 5.");
        return null;
    }

    private static EntryProblem? ContentTypes(JsonElement source, string path)
    {
        if (ContentJson.TryGet(source, "LimitedContentType", out var limited) && limited.ValueKind is not JsonValueKind.Null)
        {
            if (limited.ValueKind is not JsonValueKind.Object)
                return new EntryProblem($"{path}.LimitedContentType", "The limited type is not a JSON object.", """Write { "ContentTypeName": "...", "Skip": 0, "Take": 100 }.""");
            if (Rank(limited, $"{path}.LimitedContentType") is { } problem)
                return problem;
            if (new[] { "Skip", "Take" }.FirstOrDefault(name => !LooseValues.IsMissing(limited, name) && LooseValues.Whole(limited, name) is not >= 0) is { } wrong)
                return new EntryProblem($"{path}.LimitedContentType.{wrong}", $"“{Said(limited, wrong)}” is not a number of pages.", "Write a whole number, 0 or more.");
        }
        if (!ContentJson.TryGet(source, "ContentTypes", out var types) || types.ValueKind is JsonValueKind.Null)
            return null;
        if (types.ValueKind is not JsonValueKind.Array)
            return new EntryProblem($"{path}.ContentTypes", "The content types are not a list.", """Write them as [ { "ContentTypeName": "..." } ].""");
        return types.EnumerateArray().Select((type, at) => type.ValueKind is JsonValueKind.Object
            ? Rank(type, $"{path}.ContentTypes[{at}]")
            : new EntryProblem($"{path}.ContentTypes[{at}]", "A content type of a sitemap is a JSON object.", """Write { "ContentTypeName": "..." }.""")).OfType<EntryProblem>().FirstOrDefault();
    }

    private static EntryProblem? CustomPath(JsonElement source, string path)
    {
        var address = ContentJson.GetString(source, "Path") ?? "";
        if (address.Contains('\\') || address.StartsWith("//", StringComparison.Ordinal) || address.Split('?')[0].Contains(':') || address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
            return new EntryProblem($"{path}.Path", $"“{address}” is not an address of this site.", "Write it without the host, such as about/team.");
        if (!LooseValues.IsMissing(source, "LastUpdate") && !DateTime.TryParse(ContentJson.GetString(source, "LastUpdate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return new EntryProblem($"{path}.LastUpdate", $"“{Said(source, "LastUpdate")}” is not a date.", "Write it as 2026-01-31T00:00:00Z.");
        return null;
    }

    private static string Said(JsonElement json, string name) => ContentJson.TryGet(json, name, out var value) ? ContentJson.AsText(value) ?? value.GetRawText() : "";
}
