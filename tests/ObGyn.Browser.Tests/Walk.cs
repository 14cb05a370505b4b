using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>
/// What a person does, counted as the design counts it: a press, or one stretch of typing. Reading, waiting and Tab are free; so is what the page does by itself.
/// By keyboard alone, each control is reached with Tab and pressed with Enter or Space, and nothing is clicked.
/// </summary>
internal sealed class Walk(IPage page, bool byKeyboard = false)
{
    private const int MostTabs = 250;

    public int Actions { get; private set; }

    /// <summary>A button, a link or the head of something that opens.</summary>
    public Task PressAsync(ILocator control) => ActAsync(control, () => control.ClickAsync(), () => page.Keyboard.PressAsync("Enter"));

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

    /// <summary>Into a control that the person goes to: going there and typing are one stretch.</summary>
    public Task FillAsync(ILocator control, string text) => ActAsync(control, () => control.FillAsync(text), async () =>
    {
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
    });

    /// <summary>An entry of a list, by its words.</summary>
    public Task ChooseAsync(ILocator list, string words) => ActAsync(list, () => list.SelectOptionAsync(new SelectOptionValue { Label = words }), () => page.Keyboard.TypeAsync(words));

    public Task ToggleAsync(ILocator box) => ActAsync(box, () => box.CheckAsync(), () => page.Keyboard.PressAsync("Space"));

    public void Costs(int most) => Assert.True(Actions <= most, $"{Actions} user actions, and {most} are allowed");

    private async Task ActAsync(ILocator control, Func<Task> byPointer, Func<Task> byKeys)
    {
        Actions++;
        await control.WaitForAsync();
        if (!byKeyboard)
        {
            await byPointer();
            return;
        }
        for (var tabs = 0; !await control.EvaluateAsync<bool>("control => control === document.activeElement"); tabs++)
        {
            Assert.True(tabs < MostTabs, $"Tab does not reach {control}");
            await page.Keyboard.PressAsync("Tab");
        }
        await byKeys();
    }
}
