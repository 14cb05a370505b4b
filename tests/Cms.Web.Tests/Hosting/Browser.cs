using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Web.Tests.Hosting;

/// <summary>A page as it arrived.</summary>
public sealed record Page(HttpStatusCode Status, Uri Address, string? Location, string Text, IHtmlDocument Html, HttpResponseMessage Response)
{
    public string Heading => Html.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Alert => Html.QuerySelector("[role=alert]")?.TextContent.Trim() ?? "";

    public IHtmlFormElement Form(string action) =>
        Html.QuerySelectorAll<IHtmlFormElement>("form").Single(form => form.GetAttribute("action") == action);
}

/// <summary>A visitor without JavaScript: keeps cookies, follows no redirect, sends forms as they stand on the page.</summary>
public sealed class Browser(HttpMessageHandler handler, Uri site)
{
    private readonly HttpClient client = new(handler);

    public CookieContainer Cookies { get; private set; } = new();

    public Browser WithCookiesOf(Browser other)
    {
        Cookies = other.Cookies;
        return this;
    }

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(site, address)));

    public Task<Page> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(site, address)) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Sends a form with a file, as <c>multipart/form-data</c>, with what the page put into its inputs.</summary>
    public Task<Page> UploadAsync(Page page, string action, string field, string fileName, byte[] file, params (string Name, string Value)[] typed)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), field, fileName } };
        foreach (var input in page.Form(action).QuerySelectorAll<IHtmlInputElement>("input[name]").Where(input => input.Type is "hidden"))
            content.Add(new StringContent(input.Value), input.Name!);
        foreach (var (name, value) in typed)
            content.Add(new StringContent(value), name);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(site, action)) { Content = content });
    }

    /// <summary>The bytes of an address, for what is no page.</summary>
    public async Task<byte[]> DownloadAsync(string address)
    {
        var page = new HttpRequestMessage(HttpMethod.Get, new Uri(site, address));
        page.Headers.Add("Cookie", Cookies.GetCookieHeader(page.RequestUri!));
        using var response = await client.SendAsync(page);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Sends a form with what the page put into it; <paramref name="typed"/> replaces or adds values.</summary>
    public Task<Page> SubmitAsync(Page page, string action, params (string Name, string Value)[] typed)
    {
        var fields = page.Form(action).QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked)
            .Where(input => !typed.Any(entry => entry.Name == input.Name))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(typed.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
        return PostAsync(action, fields);
    }

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                Cookies.SetCookies(request.RequestUri!, cookie);
        }
        var text = await response.Content.ReadAsStringAsync();
        return new Page(response.StatusCode, request.RequestUri!, response.Headers.Location?.OriginalString, text, new HtmlParser().ParseDocument(text), response);
    }
}
