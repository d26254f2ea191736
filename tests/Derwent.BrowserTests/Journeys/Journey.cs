using System.Globalization;
using Derwent.Shared.Security;
using Derwent.Tests;
using Derwent.Tests.Accounts;
using Derwent.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Derwent.BrowserTests.Journeys;

/// <summary>A house, a small town of organisations, and people at their windows. Every step is looked at: axe (without script in a second window that has it), width,
/// content security policy; with script the width changes from step to step, so that each is seen on a phone or on a desk.</summary>
public abstract class Journey(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<Guid, Member> members = [];
    private int steps;

    protected virtual House House { get; } = new();

    internal Town Town { get; private set; } = null!;

    /// <summary>For the names of pictures.</summary>
    protected abstract string Name { get; }

    /// <summary>Without script everything is done on the smallest screen.</summary>
    protected virtual bool Script => true;

    protected virtual bool ByKeyboard => false;

    public async ValueTask InitializeAsync()
    {
        await House.InitializeAsync();
        Town = new Town(House);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return House.DisposeAsync();
    }

    /// <summary>Somebody's own browser.</summary>
    protected Task<Window> AWindow(int width = 1280) => chromium.Open(House.Address, Script ? width : 320, Script, keyboard: ByKeyboard);

    /// <summary>A window of somebody who signed in through the pages: password, then the code of their app.</summary>
    internal async Task<Window> SignedIn(Derwent.Accounts.Person person, string path = "/sign-in")
    {
        var window = await AWindow();
        await window.Go(path);
        await SignInHere(window, person);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", IncludeHidden = true })).ToBeAttachedAsync();
        return window;
    }

    /// <summary>On the page that asks for it.</summary>
    internal async Task SignInHere(Window window, Derwent.Accounts.Person person)
    {
        if (!members.TryGetValue(person.Id, out var member)) members[person.Id] = member = await House.MemberOf(person);
        // A code opens once; the next one is half a minute away.
        House.Clock.Advance(TimeSpan.FromSeconds(30));
        await window.Fill("E-mail address", member.Email);
        await window.Fill("Password", Member.Password);
        await window.Press("Sign in");
        await window.IsHeaded("Enter your code");
        await window.Fill("Code", member.Code);
        await window.Press("Go on");
    }

    /// <summary>Looks at the step that was reached, then gives the window its other width.</summary>
    protected async Task Sound(Window window, string step)
    {
        await window.IsSound(string.Create(CultureInfo.InvariantCulture, $"{Name} {++steps:00} {step}"));
        if (Script) await window.Page.SetViewportSizeAsync(steps % 2 == 0 ? 1280 : 320, steps % 2 == 0 ? 900 : 640);
    }

    /// <summary>The letter that went to this address last, read in a mail program.</summary>
    protected async Task<SentLetter> LetterTo(string address) => (await House.Letters()).Last(letter => letter.To == address);

    /// <summary>The private link on the page that says thank you.</summary>
    protected static async Task<string> LinkOf(Window referrer) =>
        new Uri((await referrer.Page.GetByRole(AriaRole.Link, new() { Name = "Open my page" }).GetAttributeAsync("href"))!).AbsolutePath;

    /// <summary>As if the page had rested for half an hour: sessions keep the time of PostgreSQL.</summary>
    internal Task EndTheSessionOf(Derwent.Accounts.Person person) =>
        House.Behind<object>($"update access.sessions set last_seen_at = now() - interval '31 minutes' where person_id = '{person.Id}'");

    internal Task<Derwent.Accounts.Person> APartner() => House.APerson(Guid.CreateVersion7(), Role.StrategicPartner);
}
