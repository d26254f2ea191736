using Derwent.Tests;
using Xunit;

namespace Derwent.BrowserTests;

/// <summary>The plainest page of all, to know that the browser, the look and axe work here.</summary>
public sealed class SignInLookTests(House house, Chromium chromium) : IClassFixture<House>
{
    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task The_sign_in_page_is_sound(int width, bool script)
    {
        await using var window = await chromium.Open(house.Address, width, script);
        Assert.Equal(200, await window.Go("/sign-in"));
        await window.IsSound("sign-in", axe: script);
    }
}
