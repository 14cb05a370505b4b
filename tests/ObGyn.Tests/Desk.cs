using AngleSharp.Html.Dom;

namespace ObGyn.Tests;

/// <summary>A person at the desk: keeps cookies, fills in the forms that a page shows and sends them, as a browser without script does.</summary>
public sealed class Desk : IDisposable
{
    private readonly HttpClient client;

    public Desk(Uri address) => client = new HttpClient(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true }) { BaseAddress = address };

    /// <summary>How the last form was answered, after redirects.</summary>
    public System.Net.HttpStatusCode LastStatus { get; private set; }

    /// <summary>A page however it answers; see <see cref="LastStatus"/>.</summary>
    public async Task<IHtmlDocument> LookAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        LastStatus = answer.StatusCode;
        return TestSite.Parse(await answer.Content.ReadAsStringAsync());
    }

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}: {html}");
        return TestSite.Parse(html);
    }

    public async Task<System.Net.HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>A page as it arrives, with what a parser would mend.</summary>
    public Task<string> TextAsync(string path) => client.GetStringAsync(path);

    /// <summary>Sends a page's form with the controls as shown, changed by <paramref name="values"/>, pressing <paramref name="button"/> (name=value).</summary>
    public async Task<IHtmlDocument> SendAsync(IHtmlDocument page, Dictionary<string, string> values, string? button = null, string selector = "main form[method=post]")
    {
        var form = FormOf(page, selector);
        var fields = Fields(form, values);
        if (button?.Split('=', 2) is [var key, var value])
            fields.Add(new(key, value));
        using var answer = await client.PostAsync(form.GetAttribute("action") ?? page.Url, new FormUrlEncodedContent(fields));
        LastStatus = answer.StatusCode;
        return TestSite.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What a script sends in the background: the editor's form, to an address of its own.</summary>
    public async Task<(System.Net.HttpStatusCode Status, string Text)> PostAsync(string path, IHtmlDocument page, Dictionary<string, string> values, string selector = "main form[aria-label]")
    {
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent(Fields(FormOf(page, selector), values)));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page, string selector) =>
        page.QuerySelector(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {selector} on {page.Title}.");

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form, Dictionary<string, string> values)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.Elements)
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || values.ContainsKey(name))
                continue;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice:
                    if (choice.IsChecked)
                        fields.Add(new(name, choice.Value));
                    break;
                case IHtmlInputElement { Type: "submit" or "button" or "image" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement text:
                    fields.Add(new(name, text.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.AddRange(select.SelectedOptions.Select(option => new KeyValuePair<string, string>(name, option.Value)));
                    break;
            }
        }
        fields.AddRange(values);
        return fields;
    }

    public void Dispose() => client.Dispose();
}
