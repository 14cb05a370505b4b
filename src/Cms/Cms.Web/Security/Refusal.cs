using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace Cms.Web.Security;

/// <summary>A page that says why something was refused and what the person can do now.</summary>
public sealed record Refusal(int Status, string Heading, IReadOnlyList<string> Lines)
{
    public static Refusal Missing(IEnumerable<string> permissions)
    {
        var names = string.Join(", ", permissions.Select(Words));
        return new Refusal(
            StatusCodes.Status403Forbidden,
            "You may not open this page",
            [
                $"None of your roles has the permission that this page asks for{(names.Length > 0 ? $": {names}" : "")}.",
                "An administrator of this site can give it to one of your roles, or give you a role that has it.",
            ]);
    }

    public static readonly Refusal ForgedForm = new(
        StatusCodes.Status400BadRequest,
        "This form could not be accepted",
        [
            "The form was open for a long time, or it did not come from this site, or your browser refuses cookies. Nothing was saved.",
            "Go back, load the page again and send the form once more.",
        ]);

    public ViewResult Page() => new()
    {
        StatusCode = Status,
        ViewName = "Refused",
        ViewData = new ViewDataDictionary<Refusal>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = this },
    };

    public JsonResult Json() => new(new { message = string.Join(' ', Lines) }) { StatusCode = Status };

    /// <summary>Answers a request that never reached an endpoint.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (AnswersInJsonAttribute.Is(context))
            return Json().ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
        return Page().ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
    }

    // AccessAdminPanel reads "access admin panel".
    private static string Words(string permission)
    {
        var words = new StringBuilder("“");
        foreach (var letter in permission.Replace('_', ' '))
        {
            if (char.IsUpper(letter) && words.Length > 1 && char.IsLower(words[^1]))
                words.Append(' ');
            words.Append(words.Length > 1 ? char.ToLowerInvariant(letter) : letter);
        }
        return words.Append('”').ToString();
    }
}
