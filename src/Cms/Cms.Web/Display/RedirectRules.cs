using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Display;

/// <summary>Where a rule of the <c>UrlRewriting</c> recipe step sends a request.</summary>
public sealed record RuleAnswer(string Target, bool Permanent, bool PreserveMethod);

/// <summary>
/// Redirect rules that staff or a recipe brought, tried when no page stands at an address. A pattern is a regular expression over the path,
/// run with a time limit and without backtracking where that is possible.
/// </summary>
public sealed class RedirectRules
{
    public async Task<RuleAnswer?> FindAsync(ContentView view, HttpRequest request)
    {
        foreach (var (_, json) in (await view.DocumentsAsync(SiteDocuments.RedirectRules)).OrderBy(rule => Order(rule.Json)))
        {
            if (ContentJson.GetString(json, "Source") is not { } source || !source.Equals("Redirect", StringComparison.OrdinalIgnoreCase))
                continue;
            if (Match(json, request.Path.Value ?? "/") is { } target && target.StartsWith('/'))
                return new RuleAnswer(Query(json, target, request.QueryString), Kind(json) is 301 or 308, Kind(json) is 307 or 308);
        }
        return null;
    }

    private static int Order(JsonElement rule) => int.TryParse(ContentJson.GetString(rule, "Order"), out var order) ? order : int.MaxValue;

    private static string? Match(JsonElement rule, string path)
    {
        if (ContentJson.GetString(rule, "Pattern") is not { Length: > 0 } pattern || ContentJson.GetString(rule, "SubstitutionPattern") is not { } substitution)
            return null;
        var options = ContentJson.GetBoolean(rule, "IsCaseInsensitive") ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            var match = Regex.Match(path, pattern, options | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
            return match.Success ? match.Result(substitution) : null;
        }
        catch (Exception problem) when (problem is RegexMatchTimeoutException or ArgumentException)
        {
            return null;
        }
    }

    private static string Query(JsonElement rule, string target, QueryString query) =>
        ContentJson.GetString(rule, "QueryStringPolicy") is "Drop" or "IgnoreQueryString" or "1" || !query.HasValue
            ? target
            : target + (target.Contains('?') ? "&" + query.Value![1..] : query.Value);

    private static int Kind(JsonElement rule) => ContentJson.GetString(rule, "RedirectType") switch
    {
        "MovedPermanently" or "301" => 301,
        "TemporaryRedirect" or "307" => 307,
        "PermanentRedirect" or "308" => 308,
        _ => 302,
    };
}
