namespace Cms.Media.Files;

/// <summary>How a file is sent. A download is saved by the browser, not shown: documents can hold programs.</summary>
public sealed record MediaType(string ContentType, bool IsDownload);

/// <summary>The kinds of files that are served, by extension; a file of another kind is not there.</summary>
public static class MediaTypes
{
    private static readonly Dictionary<string, MediaType> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = Shown("image/jpeg"),
        [".jpeg"] = Shown("image/jpeg"),
        [".png"] = Shown("image/png"),
        [".gif"] = Shown("image/gif"),
        [".webp"] = Shown("image/webp"),
        [".avif"] = Shown("image/avif"),
        [".svg"] = Shown("image/svg+xml"),
        [".ico"] = Shown("image/x-icon"),
        [".mp4"] = Shown("video/mp4"),
        [".webm"] = Shown("video/webm"),
        [".mp3"] = Shown("audio/mpeg"),
        [".m4a"] = Shown("audio/mp4"),
        [".ogg"] = Shown("audio/ogg"),
        [".wav"] = Shown("audio/wav"),
        [".vtt"] = Shown("text/vtt; charset=utf-8"),
        [".srt"] = Download("application/x-subrip"),
        [".txt"] = Download("text/plain; charset=utf-8"),
        [".csv"] = Download("text/csv; charset=utf-8"),
        [".ics"] = Download("text/calendar; charset=utf-8"),
        [".pdf"] = Download("application/pdf"),
        [".doc"] = Download("application/msword"),
        [".docx"] = Download("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        [".xls"] = Download("application/vnd.ms-excel"),
        [".xlsx"] = Download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        [".ppt"] = Download("application/vnd.ms-powerpoint"),
        [".pptx"] = Download("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        [".odt"] = Download("application/vnd.oasis.opendocument.text"),
        [".ods"] = Download("application/vnd.oasis.opendocument.spreadsheet"),
        [".odp"] = Download("application/vnd.oasis.opendocument.presentation"),
        [".zip"] = Download("application/zip"),
    };

    public static MediaType? Of(string path) => Known.GetValueOrDefault(Path.GetExtension(path));

    private static MediaType Shown(string contentType) => new(contentType, false);
    private static MediaType Download(string contentType) => new(contentType, true);
}
