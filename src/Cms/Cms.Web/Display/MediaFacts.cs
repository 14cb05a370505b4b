using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Display;

public static class MediaFacts
{
    /// <summary>What is known of a media file, or null; the page that asks is refreshed when it changes.</summary>
    public static async Task<MediaInfo?> MediaInfoAsync(this ContentView view, string path) =>
        await view.DocumentAsync(SiteDocuments.MediaInfo, path) is { ValueKind: JsonValueKind.Object } json ? json.Deserialize<MediaInfo>(ContentJson.Options) : null;
}
