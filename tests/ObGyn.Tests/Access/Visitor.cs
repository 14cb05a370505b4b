using System.Net;

namespace ObGyn.Tests.Access;

/// <summary>How a request was answered, seen from the person: redirects to a page that says why count as its words.</summary>
public sealed record Answer(HttpStatusCode Status, string Words)
{
    public bool IsRefusal { get; init; }
}

/// <summary>Somebody who sends requests that no page offered, with a form token of their own.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(Uri address) => client = new HttpClient(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = address };

    public string? Token { get; private set; }

    public async Task SignInAsync(string login, string password)
    {
        await TakeTokenAsync("/account/sign-in");
        using var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["login"] = login, ["password"] = password, ["__RequestVerificationToken"] = Token! }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        // A token is bound to who is signed in.
        await TakeTokenAsync("/account/password");
    }

    /// <param name="own">Sends the person's own token; without it <paramref name="token"/>, or none.</param>
    public async Task<Answer> SendAsync(string method, string url, Dictionary<string, string> form, string? token = null, bool own = true)
    {
        if (method == "GET")
            return await ReadAsync(await client.GetAsync(url));
        if (own && Token is null)
            await TakeTokenAsync("/account/sign-in");
        var fields = new Dictionary<string, string>(form);
        if ((own ? Token : token) is { } sent)
            fields["__RequestVerificationToken"] = sent;
        return await ReadAsync(await client.PostAsync(url, new FormUrlEncodedContent(fields)));
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage answer)
    {
        var status = answer.StatusCode;
        var location = answer.Headers.Location?.OriginalString;
        if (location?.Contains("/account/sign-in?returnUrl", StringComparison.Ordinal) == true)
            return new Answer(status, "sign in") { IsRefusal = true };
        // A refusal of a button stands on the page that it leads back to.
        for (var i = 0; i < 3 && location is not null && location.StartsWith('/'); i++)
        {
            answer.Dispose();
            answer = await client.GetAsync(location);
            location = answer.Headers.Location?.OriginalString;
        }
        var page = TestSite.Parse(await answer.Content.ReadAsStringAsync());
        var words = string.Join(' ', page.QuerySelectorAll(".note--bad, h1, main p").Take(6).Select(note => note.TextContent.Trim())) is { Length: > 0 } said ? said : page.Body?.TextContent.Trim() ?? "";
        var isRefusal = status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || answer.StatusCode is HttpStatusCode.Forbidden || page.QuerySelectorAll(".note--bad").Any(note => note.TextContent.Contains("can give your role that permission", StringComparison.Ordinal))
            || words.Contains("can give your role that permission", StringComparison.Ordinal);
        answer.Dispose();
        return new Answer(status, words[..Math.Min(words.Length, 160)].ReplaceLineEndings(" ")) { IsRefusal = isRefusal };
    }

    private async Task TakeTokenAsync(string path) =>
        Token = TestSite.Parse(await client.GetStringAsync(path)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");

    public void Dispose() => client.Dispose();
}
