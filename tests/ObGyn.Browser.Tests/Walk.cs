using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>What a person does, counted as the design counts it: a press, or one stretch of typing. Reading and waiting are free; so is what the page does by itself.</summary>
internal sealed class Walk(IPage page)
{
    public int Actions { get; private set; }

    public async Task PressAsync(ILocator control)
    {
        Actions++;
        await control.ClickAsync();
    }

    public async Task KeyAsync(string key)
    {
        Actions++;
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Where the cursor stands already.</summary>
    public async Task TypeAsync(string text)
    {
        Actions++;
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Into a control that the person goes to: pressing it and typing are one stretch.</summary>
    public async Task FillAsync(ILocator control, string text)
    {
        Actions++;
        await control.FillAsync(text);
    }

    public async Task ChooseAsync(ILocator list, string words)
    {
        Actions++;
        await list.SelectOptionAsync(new SelectOptionValue { Label = words });
    }

    public async Task ToggleAsync(ILocator box)
    {
        Actions++;
        await box.CheckAsync();
    }

    public void Costs(int most) => Assert.True(Actions <= most, $"{Actions} user actions, and {most} are allowed");
}
