using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>A page that is open in the browser, and everything about it that a visitor would not see but must not happen.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> troubles = [];
    private readonly Uri site;
    private ICDPSession? session;

    private Visit(IPage page, Uri site)
    {
        Page = page;
        this.site = site;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Authority != site.Authority)
                troubles.Add($"asked another host: {request.Url}");
        };
        page.Console += (_, message) =>
        {
            // The browser notes the answer of the page itself, which for an error page is meant to be an error.
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal)))
                troubles.Add($"{message.Type} in the console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => troubles.Add($"error of a script: {error}");
    }

    public IPage Page { get; }

    /// <summary>Requests to other hosts, errors and warnings in the console (a breach of the content security policy is one), errors of scripts.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    internal static async Task<Visit> StartAsync(IBrowserContext window, Uri site) => new(await window.NewPageAsync(), site);

    /// <summary>Goes to an address of the site; the error page is what <see cref="PageTypes.Error"/> answers to a condition that does not hold.</summary>
    public async Task OpenAsync(string path)
    {
        if (path == PageTypes.Error)
            await Page.RouteAsync("**" + path, route => route.ContinueAsync(new() { Headers = route.Request.Headers.Append(new("If-Match", "\"another version\"")) }));
        await Page.GotoAsync(new Uri(site, path).ToString());
    }

    /// <summary>Whether the page's scripts run; a page opened without them does not catch up later.</summary>
    public async Task LetScriptsRunAsync(bool run)
    {
        session ??= await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !run });
    }

    /// <summary>Makes the window as wide; 667 is the height of a small phone.</summary>
    public Task ResizeAsync(int width) => Page.SetViewportSizeAsync(width, width < 768 ? 667 : 900);

    /// <summary>Sets text as far apart as WCAG 1.4.12 lets readers ask for.</summary>
    public Task SpaceTextAsync() => Page.EvaluateAsync("""
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """);

    /// <summary>Fails when the page is wider than the window, with the elements that stand out.</summary>
    public async Task StandsWithinAsync(string when)
    {
        // What scrolls or is cut off within its own frame does not widen the page.
        var outside = await Page.EvaluateAsync<string[]>("""
            () => { const scrolls = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
              return document.scrollingElement.scrollWidth <= innerWidth ? [] : ['the page', ...[...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e)).slice(0, 8).map(e => e.outerHTML.slice(0, 100))]; }
            """);
        Assert.True(outside.Length == 0, $"{Page.Url} at {when}: {string.Join("\n", outside)}");
    }

    /// <summary>No rule of access is broken, in light and dark, on a desk and a phone, and at no width, nor with text set far apart, does anything stand out of the window.</summary>
    public async Task BreaksNoRuleAsync()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await ResizeAsync(1280);
            await Axe.FindsNothingAsync(Page);
            foreach (var width in (int[])[1600, 768, 320, 375])
            {
                await ResizeAsync(width);
                await StandsWithinAsync($"{width}");
            }
            await Axe.FindsNothingAsync(Page);
        }
        await ResizeAsync(320);
        await SpaceTextAsync();
        await StandsWithinAsync("320 with spaced text");
    }

    /// <summary>Is the element shown and within the first screen?</summary>
    public Task<bool> IsInFirstScreenAsync(ILocator element) =>
        element.EvaluateAsync<bool>("e => { const b = e.getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight && b.left >= 0 && b.right <= innerWidth; }");

    /// <summary>Presses Tab until the element has the focus; fails when it is not reached within as many steps as a patient person makes.</summary>
    public async Task TabToAsync(string name)
    {
        for (var step = 0; step < 60; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await FocusAsync() == name)
                return;
        }
        Assert.Fail($"Tab does not reach {name}; it is at {await FocusAsync()}.");
    }

    /// <summary>What has the focus, as its text or its label.</summary>
    public Task<string> FocusAsync() => Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim().replace(/\\s+/g, ' ')");

    // The browser sometimes never says that a page is closed which was leaving for another one: a failure then, not a run that does not end.
    public async ValueTask DisposeAsync() => await Page.CloseAsync().WaitAsync(TimeSpan.FromSeconds(30));
}

/// <summary>Waiting for a page that a click leads to.</summary>
internal static class Arrival
{
    /// <summary>
    /// Waits until the address is this one and the page is whole. Both are asked for, again and again: waiting for the event that tells of them sometimes
    /// begins just after it came, and then never ends.
    /// </summary>
    public static async Task ArriveAsync(this IPage page, string url)
    {
        var address = new Regex($"^{Regex.Escape(url).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$");
        var state = "";
        for (var tries = 0; tries < 250; tries++)
        {
            try
            {
                state = await page.EvaluateAsync<string>("location.href + ' ' + document.readyState");
                if (state.Split(' ') is [var at, "complete"] && address.IsMatch(at))
                    return;
            }
            catch (PlaywrightException)
            {
                // The page before has just gone; the next question meets the new one.
            }
            await Task.Delay(100);
        }
        Assert.Fail($"{url} is not there after 25 seconds; the browser is at {state}.");
    }
}
