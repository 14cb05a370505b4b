using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Queries;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Queries;

/// <summary>The queries that a recipe brought, at Orchard's address: <c>GET /api/queries/NAME?parameters={"name":"value"}</c> answers <c>{"items":[...]}</c>, the published items in Orchard's JSON.</summary>
[Route("/api/queries/{name}"), AnswersInJson]
public sealed class QueriesController(ICurrentActor actors, SiteDocuments documents, QueryRunner runner) : Controller
{
    private const string ManageQueries = "ManageQueries";
    private const string ExecuteAll = "ExecuteApiAll";
    private const int LongestParameters = 8_192;

    [HttpGet]
    public async Task<IActionResult> Ask(string name, string? parameters)
    {
        Response.Headers.CacheControl = "no-store";
        if (await actors.FindAsync(User) is not { } actor)
            return Says(StatusCodes.Status401Unauthorized, "Nobody is signed in", "Sign in first: queries are answered to people whose role may run them.");
        if (!new[] { ManageQueries, ExecuteAll, $"ExecuteApi_{name}" }.Any(actor.Has))
            return Says(StatusCodes.Status403Forbidden, "You may not run this query", $"None of your roles has the permission {ExecuteAll} or ExecuteApi_{name}. An administrator of this site can give it.");
        if (await documents.FindAsync(SiteDocuments.Queries, name) is not { } json)
            return Says(StatusCodes.Status404NotFound, "There is no such query", $"No query has the name “{name}”. Names count small and capital letters apart.");
        try
        {
            var items = await runner.RunAsync(SiteQuery.Read(json), Values(parameters));
            return Content(ContentJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("items");
                foreach (var item in items)
                    ContentItemConverter.WriteItem(writer, item);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }, indented: false), "application/json; charset=utf-8");
        }
        catch (QueryNotRunException problem)
        {
            return Says(StatusCodes.Status422UnprocessableEntity, "This query is kept and not run", problem.Message);
        }
        catch (QueryParameterException problem)
        {
            return Says(StatusCodes.Status400BadRequest, "A parameter does not fit", problem.Message);
        }
    }

    private static Dictionary<string, string> Values(string? parameters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(parameters))
            return values;
        if (parameters.Length > LongestParameters)
            throw new QueryParameterException($"The parameters have {parameters.Length} characters and may have {LongestParameters}.");
        JsonElement json;
        try
        {
            json = ContentJson.Parse(parameters);
        }
        catch (JsonException)
        {
            throw new QueryParameterException("""The parameters are not JSON. Write them as parameters={"name":"value"}, encoded for an address.""");
        }
        if (json.ValueKind is not JsonValueKind.Object)
            throw new QueryParameterException("""The parameters are not a JSON object. Write them as parameters={"name":"value"}.""");
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind is not JsonValueKind.Null))
            values[member.Name] = ContentJson.AsText(member.Value) ?? throw new QueryParameterException($"The parameter '{member.Name}' is a list or an object. Give it as a text, a number, true or false.");
        return values;
    }

    private ObjectResult Says(int status, string title, string detail) => Problem(detail, statusCode: status, title: title);
}
