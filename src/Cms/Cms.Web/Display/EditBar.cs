using System.Text;
using System.Text.Encodings.Web;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Cms.Web.Display;

/// <summary>
/// Puts a line with "Edit" at the foot of a public page for whoever is signed in at the desk and may edit it. It is written behind the finished page, for that
/// answer alone: what is kept for visitors never holds it, and no theme needs to know of it.
/// </summary>
public sealed class EditBar(ICurrentActor actors, ShownPage shown, ContentStore store, IFileVersionProvider files) : IAsyncResultFilter
{
    private const string End = "</body>";
    private const string Style = "/_content/Cms.Web/dist/edit-bar.css";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is not ViewResult || http.User.Identity?.IsAuthenticated != true || shown.Item is not { } item
            || await actors.FindAsync(http.User) is not { } actor || !actor.Has(Permissions.AccessAdminPanel) || !MayEdit(actor, item))
        {
            await next();
            return;
        }
        // This answer is one person's.
        http.Features.Set<Cacheable>(null);
        http.Response.Headers.CacheControl = "private, no-store";
        var body = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next();
        }
        finally
        {
            http.Response.Body = body;
        }
        var html = Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length);
        var at = html.LastIndexOf(End, StringComparison.OrdinalIgnoreCase);
        await http.Response.WriteAsync(at < 0 ? html : html.Insert(at, await BarAsync(http, item)));
    }

    private async Task<string> BarAsync(HttpContext http, ContentItem item)
    {
        var hasDraft = await store.LatestAsync(item.ContentItemId) is { } latest && latest.ContentItemVersionId != item.ContentItemVersionId;
        var style = files.AddFileVersionToPath(http.Request.PathBase, Style);
        var title = HtmlEncoder.Default.Encode(item.DisplayText ?? "");
        return $"""
            <link rel="stylesheet" href="{style}"><aside class="desk-bar" aria-label="Editorial desk"><a href="/admin/pages/{item.ContentItemId}">Edit “{title}”</a><a href="/admin">The desk</a><span>{(hasDraft ? "There is a newer draft of this page." : "Only staff see this line.")}</span></aside>
            """;
    }

    private static bool MayEdit(Actor actor, ContentItem item) =>
        Permissions.Allows(actor.Granted, Permissions.Edit, item.ContentType, own: item.Owner is { Length: > 0 } owner && owner == actor.UserId);
}
