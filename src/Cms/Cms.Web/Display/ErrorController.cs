using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Display;

/// <summary>The page of an answer that has none of its own: a 404 that helps, or a plain word for everything else. Asked for directly it is a 404.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController(ShownPage shown) : Controller
{
    [Route("_error/{code:int}")]
    public IActionResult Show(int code)
    {
        var isReal = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Response.StatusCode = isReal && code is >= 400 and < 600 ? code : 404;
        shown.NoIndex = true;
        shown.Title = Response.StatusCode == 404 ? "Page not found" : "Something went wrong";
        return Response.StatusCode == 404 ? View("NotFound") : View("Error", Response.StatusCode);
    }
}
