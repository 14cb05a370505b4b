namespace Cms.Web.Display;

/// <summary>A finished answer: status, type, entity tag and the body as sent, plain and compressed, and the other sites that it may frame.</summary>
public sealed record CachedPage(int Status, string ContentType, string ETag, byte[] Plain, byte[] Brotli, byte[] Gzip, IReadOnlyList<string> Framed)
{
    public long Size => Plain.Length + Brotli.Length + Gzip.Length + 512;
}
