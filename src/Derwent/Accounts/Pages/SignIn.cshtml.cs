using Derwent.Shared;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.Accounts.Pages;

[Open, Gate, EnableRateLimiting(Web.Doors)]
internal sealed class SignIn(UserManager<Person> people, Sessions sessions, SecondStep second) : PageModel
{
    // Hashing is dear on purpose; a flood of sign-ins must not starve the pages.
    private static readonly SemaphoreSlim Hashing = new(2);

    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var person = Email is { Length: > 0 and <= 320 } ? await people.FindByEmailAsync(Email.Trim()) : null;
        if (person is null || person.LeftAt is not null || await people.IsLockedOutAsync(person) || !await Fits(person))
        {
            ModelState.AddModelError("Email", "That e-mail address and password do not belong together. After eight wrong tries the account rests for ten minutes.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await people.ResetAccessFailedCountAsync(person);
        var back = SecondStep.SafeBack(Back);
        if (await people.GetTwoFactorEnabledAsync(person))
        {
            second.Remember(HttpContext, person.Id, back);
            return LocalRedirect("/sign-in/code");
        }
        SessionAuthentication.Keep(HttpContext, await sessions.Begin(person, secondFactor: false, Request.Headers.UserAgent));
        return LocalRedirect("/desk/security/second-factor");
    }

    private async Task<bool> Fits(Person person)
    {
        await Hashing.WaitAsync(HttpContext.RequestAborted);
        try
        {
            if (await people.CheckPasswordAsync(person, Password ?? "")) return true;
        }
        finally { Hashing.Release(); }
        await people.AccessFailedAsync(person);
        return false;
    }
}
