using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>The mouse or a finger: points at what can be seen and presses it.</summary>
internal class Hand(IPage page)
{
    protected IPage Page => page;

    public virtual Task Type(ILocator box, string text) => box.FillAsync(text);

    public virtual Task Tick(ILocator box) => box.CheckAsync();

    public virtual Task Pick(ILocator list, string value) => list.SelectOptionAsync(value);

    public virtual Task Press(ILocator what) => what.ClickAsync();
}

/// <summary>The keyboard and nothing else: Tab until the thing has the focus, then the key that anybody would press there.</summary>
internal sealed class Keyboard(IPage page) : Hand(page)
{
    private const int MostTabs = 250;

    public override async Task Type(ILocator box, string text)
    {
        await TabTo(box, "e => e === document.activeElement");
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(text);
        Assert.Equal(text, await box.InputValueAsync());
    }

    /// <summary>A box takes the space bar; a question with several answers has one stop, and the arrows lead from answer to answer.</summary>
    public override async Task Tick(ILocator box)
    {
        await TabTo(box, "e => e === document.activeElement || e.type === 'radio' && document.activeElement.type === 'radio' && document.activeElement.name === e.name");
        if (await box.EvaluateAsync<bool>("e => e === document.activeElement") && !await box.IsCheckedAsync()) await Page.Keyboard.PressAsync("Space");
        for (var answers = 0; answers < 20 && !await box.IsCheckedAsync(); answers++) await Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await box.IsCheckedAsync(), $"The keyboard cannot choose {box}.");
    }

    public override async Task Pick(ILocator list, string value)
    {
        await TabTo(list, "e => e === document.activeElement");
        await Page.Keyboard.PressAsync("Home");
        for (var options = 0; options < 100 && await list.InputValueAsync() != value; options++) await Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(value, await list.InputValueAsync());
    }

    public override async Task Press(ILocator what)
    {
        await TabTo(what, "e => e === document.activeElement");
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task TabTo(ILocator target, string isThere)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>(isThere)) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The keyboard does not reach {target} on {Page.Url}.");
    }
}
