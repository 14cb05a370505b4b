using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>The rules of axe for WCAG 2.0 to 2.2, A and AA, and best practice.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async isForced => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
          rules: { 'color-contrast': { enabled: !isForced } },
          resultTypes: ['violations'],
        })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target} ${node.html}`))
        """;

    // What may keep its own color when the reader's colors are forced: drawings.
    private const string KeepingColors = """
        [...document.querySelectorAll('body, body *:not(svg, svg *)')].filter(e => getComputedStyle(e).forcedColorAdjust === 'none').map(e => `keeps its own colors: ${e.outerHTML.slice(0, 120)}`)
        """;

    /// <summary>
    /// Fails with every violation and the elements it is about. With forced colors, contrast is the reader's own choice and axe reads the colors that the
    /// style sheet meant (its -webkit-text-fill-color), so there the question is instead whether anything escapes the reader's colors.
    /// </summary>
    public static async Task FindsNothingAsync(IPage page, bool isForced = false)
    {
        // Pages have no frames: one run in the page itself is all of it, at half the cost of the package's own way, which opens a second page.
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await page.EvaluateAsync(Script);
        var problems = await page.EvaluateAsync<string[]>(Run, isForced);
        if (isForced)
            problems = [.. problems, .. await page.EvaluateAsync<string[]>(KeepingColors)];
        Assert.True(problems.Length == 0, $"{page.Url} at {page.ViewportSize!.Width}: {string.Join("\n", problems)}");
    }
}
