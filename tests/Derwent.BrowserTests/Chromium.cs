using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Derwent.BrowserTests.Chromium))]

namespace Derwent.BrowserTests;

/// <summary>Debian's Chromium, started once for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DERWENT_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of somebody with their own cookies. Every request to another host fails the test that made it.</summary>
    public async Task<Window> Open(Uri address, int width = 1280, bool script = true, ColorScheme scheme = ColorScheme.Light, bool keyboard = false)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 640 : 900 },
            JavaScriptEnabled = script,
            ColorScheme = scheme,
            // A page is looked at when it stands still: half of a change of colour is no colour.
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        var window = keyboard ? new Window(context, page, address) { Hand = new Keyboard(page) } : new Window(context, page, address);
        if (!script) window.Twin = () => browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = address.ToString(), ViewportSize = page.ViewportSize is { } size ? new ViewportSize { Width = size.Width, Height = size.Height } : null, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
    }
}

/// <summary>One person's browser window, spoken to in verbs.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> strangers = [];
    private readonly List<string> complaints = [];
    private IPage? twin;

    internal Window(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, Page) = (context, page);
        Hand = new Hand(page);
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" && url.Authority != address.Authority) strangers.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Where there is no script: opens an empty page that has it.</summary>
    internal Func<Task<IPage>>? Twin { get; set; }

    /// <summary>The hand that does it: the mouse or finger, or the keyboard and nothing else.</summary>
    internal Hand Hand { get; init; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    public async Task<int> Go(string path) => (await Page.GotoAsync(path))!.Status;

    public Task Fill(string label, string text) => Hand.Type(Page.GetByLabel(label, new() { Exact = true }), text);

    /// <summary>A box among several with the same label, by its name.</summary>
    public Task TypeInto(string name, string text) => Hand.Type(Page.Locator($"[name=\"{name}\"]"), text);

    public Task Choose(string label) => Hand.Tick(Page.GetByLabel(label).First);

    /// <summary>An answer of one question among several that have the same answers.</summary>
    public Task Choose(string question, string answer) =>
        Hand.Tick(Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer, new() { Exact = true }).First);

    public Task Pick(string list, string value) => Hand.Pick(Page.GetByLabel(list, new() { Exact = true }), value);

    public Task Press(string button) => Hand.Press(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    /// <summary>Does something that leads to another page, and waits until that page stands. Needs script.</summary>
    public async Task Turn(Func<Task> press)
    {
        await Page.EvaluateAsync("() => { document.body.dataset.left = 'yes'; }");
        await press();
        await Page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.body.dataset.left");
    }

    /// <summary>A button whose name begins so, for those that name their row as well.</summary>
    public Task PressThe(string beginning) => Hand.Press(Page.GetByRole(AriaRole.Button, new() { Name = beginning }).First);

    /// <summary>Unfolds what is folded.</summary>
    public Task Unfold(string summary) => Hand.Press(Page.Locator("summary", new() { HasTextRegex = new System.Text.RegularExpressions.Regex($@"^\s*{System.Text.RegularExpressions.Regex.Escape(summary)}\s*$") }).First);

    public Task Follow(string link) => Hand.Press(Page.GetByRole(AriaRole.Link, new() { Name = link }).First);

    public async Task Reads(string text) => await Assertions.Expect(Page.Locator("main").Or(Page.Locator("body")).First).ToContainTextAsync(text);

    public async Task DoesNotRead(string text) => Assert.DoesNotContain(text, await Page.ContentAsync(), StringComparison.Ordinal);

    public async Task IsHeaded(string heading) => await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToContainTextAsync(heading);

    /// <summary>Signs in with another window's session.</summary>
    public Task Hold(string cookie, string value, Uri address) =>
        context.AddCookiesAsync([new Cookie { Name = cookie, Value = value, Domain = address.Host, Path = "/" }]);

    /// <summary>No fault of WCAG 2.2 A or AA, no id given twice, nothing wider than the window, no other host asked, no script refused or failed.</summary>
    public async Task IsSound(string where, bool axe = true)
    {
        var wide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{where}: the page is {wide} px wider than the window.");
        var twice = await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[id]')].map(one => one.id).filter((id, place, all) => all.indexOf(id) !== place)");
        Assert.True(twice.Length == 0, $"{where}: more than one #{string.Join(", #", twice)}.");
        if (axe)
        {
            var read = await Readable();
            var result = await read.RunAxe(new Deque.AxeCore.Commons.AxeRunOptions
            { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
            Assert.True(result.Violations.Length == 0, $"{where}: " + string.Join("; ",
                result.Violations.Select(v => $"{v.Id} ({v.Help}) at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Target))}")));
        }
        // A folder to keep pictures in, for whoever wants to look at every step beside the design.
        if (Environment.GetEnvironmentVariable("DERWENT_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{where}.png"), FullPage = true });
        Assert.True(strangers.Count == 0, $"{where}: asked another host: {string.Join(", ", strangers)}");
        Assert.True(complaints.Count == 0, $"{where}: {string.Join("; ", complaints)}");
    }

    // Axe is a script. Where the window has none, the page as it stands is laid before a second one that has, at the same address.
    private async Task<IPage> Readable()
    {
        if (Twin is null) return Page;
        twin ??= await Twin();
        var (html, url) = (await Page.ContentAsync(), Page.Url.Split('#')[0]);
        await twin.UnrouteAllAsync();
        await twin.RouteAsync(asked => asked == url, route => route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" }));
        await twin.GotoAsync("about:blank");
        await twin.GotoAsync(url);
        return twin;
    }

    public async ValueTask DisposeAsync()
    {
        if (twin is not null) await twin.CloseAsync();
        await context.CloseAsync();
    }
}
