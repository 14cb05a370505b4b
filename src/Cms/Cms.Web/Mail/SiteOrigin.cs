using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Mail;

/// <summary>The site's address for links that leave it: the one of its settings (<c>BaseUrl</c>), else the one by which the person at the desk reached it.</summary>
public sealed class SiteOrigin(SiteDocuments documents)
{
    public async Task<string> OfAsync(HttpRequest request) => await OwnAsync() ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";

    /// <summary>The one of its settings alone: for links that somebody who is not signed in sets off, whose request may name any host.</summary>
    public async Task<string?> OwnAsync()
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings);
        return settings is { } json && Uri.TryCreate(ContentJson.GetString(json, "BaseUrl"), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;
    }
}
