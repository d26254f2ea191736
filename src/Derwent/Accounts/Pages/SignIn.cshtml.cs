using System.ComponentModel.DataAnnotations;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.Accounts.Pages;

/// <summary>The first step: a password, or a passkey, which is both steps at once.</summary>
[Open, Gate, EnableRateLimiting(Web.Doors)]
internal sealed class SignIn(AccountsContext accounts, FirstStep first, Passkeys passkeys, Arrival arrival, SecondStep second, KeptForms keptForms) : PageModel
{
    [BindProperty, StringLength(320, ErrorMessage = "An e-mail address has at most 320 characters.")]
    public string Email { get; set; } = "";

    [BindProperty, StringLength(Passwords.Longest, ErrorMessage = "A password here has at most 200 characters.")]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string Back { get; set; } = "";
    [BindProperty] public string Kept { get; set; } = "";
    [BindProperty] public string Credential { get; set; } = "";
    [BindProperty] public string PasskeyState { get; set; } = "";

    public string? Carried { get; private set; }
    public bool SignedOut { get; private set; }
    public string PasskeyOptions { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromServices] Current current)
    {
        SignedOut = Request.Query.ContainsKey("signed-out");
        if (HttpContext.Items[ResumeForm.Key] is ResumeForm resume) await Carry(resume);
        else if (current.IsSignedIn && current.IsProven) return LocalRedirect(SecondStep.SafeBack(Back));
        return await Shown();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DemoCodes demo)
    {
        var person = ModelState.IsValid ? await first.Try(Email, Password, HttpContext.RequestAborted) : null;
        if (person is null)
        {
            if (ModelState.IsValid) ModelState.AddModelError(nameof(Email), FirstStep.NotTogether);
            await Shown();
            return this.Again();
        }
        if (!person.TwoFactorEnabled) return await Arrive(person, "a password", proven: false);
        second.Remember(HttpContext, person.Id, SecondStep.SafeBack(Back));
        return Kept == "" ? LocalRedirect("/sign-in/code") : CodeAsked.Now(new(Kept, demo.Of(person)));
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await passkeys.Recognise(HttpContext, Credential, PasskeyState) is { LeftAt: null } person) return await Arrive(person, "a passkey", proven: true);
        await Shown();
        return this.Again("", "That passkey does not open an account here. Sign in with your password instead.");
    }

    private async Task<IActionResult> Arrive(Person person, string how, bool proven)
    {
        var result = await arrival.Arrive(HttpContext, person, how, proven, Back, Kept);
        await accounts.SaveChangesAsync();
        return result;
    }

    private async Task Carry(ResumeForm resume)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Back = resume.Address;
        Kept = await keptForms.Take(HttpContext, resume);
        Carried = Kept != "" ? "What you filled in is kept here: sign in and you can send it."
            : "What you sent is too long to keep here. Sign in in another window, then come back to this one, go one step back and send it again.";
    }

    private async Task<IActionResult> Shown()
    {
        (PasskeyOptions, PasskeyState) = await passkeys.Ask(HttpContext);
        return Page();
    }
}
