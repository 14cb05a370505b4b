using Cms.Content.Fields;
using Cms.Content.Storage;
using Cms.Media.Sizes;
using Cms.Web.Display;

namespace Cms.Media.Files;

/// <summary>Addresses of media files that change with the bytes, so that browsers may keep what they have.</summary>
public static class MediaUrls
{
    /// <summary>The address of a file of the library (its path as in a media field), or null when it is not there or the library is off. The page that asks is refreshed when the file changes.</summary>
    public static async Task<string?> UrlAsync(ContentView view, string path)
    {
        path = MediaPaths.InLibrary(path);
        return view.IsOn(Startup.Feature) && await view.MediaAsync(path) is { } file && MediaTypes.Of(path) is not null
            ? $"{MediaEndpoint.Prefix}{MediaPaths.Escape(path)}?v={Version(file)}"
            : null;
    }

    /// <summary>The same, for a picture in a size. A drawing fits every size as it is.</summary>
    public static async Task<string?> UrlAsync(ContentView view, string path, PictureSize size) =>
        await UrlAsync(view, path) is { } url ? Renditions.HasPixels(path) ? $"{url}&{size.Query}" : url : null;

    internal static string Version(MediaFile file) => file.Sha256[..16];
}
