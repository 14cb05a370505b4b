using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Storage;

/// <summary>
/// What is known of a media file besides its bytes: whose it is, who is seen in it, what they agreed to and until when. Kept by the file's path as a document
/// of the site (<see cref="SiteDocuments.MediaInfo"/>), so a recipe carries it with the file and a page that asks for it is refreshed.
/// </summary>
public sealed record MediaInfo
{
    /// <summary>Shown beside the picture.</summary>
    public string? Credit { get; init; }

    /// <summary>Names of the people who can be recognized. Not shown to visitors.</summary>
    public IReadOnlyList<string> People { get; init => field = value ?? []; } = [];

    /// <summary>Where the signed consent is kept. Not shown to visitors.</summary>
    public string? Consent { get; init; }

    /// <summary>What the consent allows: this site, print, social networks.</summary>
    public string? Scope { get; init; }

    /// <summary>The last day on which the file may be shown, as <c>2027-01-31</c>.</summary>
    public string? Until { get; init; }

    public DateOnly? LastDay => DateFieldKind.TryRead(Until, out var day) ? day : null;

    /// <summary>What is wrong with the JSON of a recipe or a form, or null.</summary>
    public static string? Problem(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return "What is known of a file is a JSON object.";
        try
        {
            var info = json.Deserialize<MediaInfo>(ContentJson.Options)!;
            return string.IsNullOrEmpty(info.Until) || info.LastDay is not null ? null : $"“{info.Until}” is not a day of the calendar. Write it as 2026-01-31, year first.";
        }
        catch (JsonException)
        {
            return "What is known of a file cannot be read.";
        }
    }
}

public static class MediaInfoReads
{
    public static async Task<MediaInfo?> MediaInfoAsync(this SiteDocuments documents, string path) =>
        await documents.FindAsync(SiteDocuments.MediaInfo, path) is { } json ? json.Deserialize<MediaInfo>(ContentJson.Options) : null;

    /// <summary>Keeps what a person or a recipe says of a file; members that are not known here stay.</summary>
    public static Task SetMediaInfoAsync(this WriteSession session, string path, JsonObject info) => session.SetDocumentAsync(SiteDocuments.MediaInfo, path, info);
}
