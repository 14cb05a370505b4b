using System.IO.Compression;
using System.Net;
using System.Text;

namespace Cms.Content.Recipes;

/// <summary>The functions an expression may call that need nothing but their arguments.</summary>
internal static class ExpressionFunctions
{
    public static string Base64(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new ExpressionException("base64() was given a text that is not Base64.", "Correct the text, or write the value itself.");
        }
    }

    public static string Html(string text) => WebUtility.HtmlDecode(text);

    /// <summary>An address of this site with the prefix of its tenant. There is one site and it stands at the root of its host, so the prefix is the slash.</summary>
    public static string UrlPrefix(string path, bool escaped)
    {
        var steps = path.TrimStart('/').Split('/');
        return "/" + string.Join('/', escaped ? steps.Select(Uri.EscapeDataString) : steps);
    }

    /// <summary>Base64 of gzip data to Base64 of the data, at most 10 MB of it.</summary>
    public static string Gzip(string text)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var chunk = new byte[81920];
            for (int count; (count = gzip.Read(chunk)) > 0;)
            {
                unpacked.Write(chunk, 0, count);
                if (unpacked.Length > RecipeReader.MaxTextBytes)
                    throw new ExpressionException($"gzip() unpacks to more than {RecipeReader.MaxTextBytes >> 20} MB.", "Put the file beside the recipe.");
            }
            return Convert.ToBase64String(unpacked.GetBuffer(), 0, (int)unpacked.Length);
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException)
        {
            throw new ExpressionException("gzip() was given a text that is not Base64 of gzip data.", "Correct the text, or write the value itself.");
        }
    }
}
