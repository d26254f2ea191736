using System.ComponentModel.DataAnnotations;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.Accounts.Pages;

/// <summary>The second step: a code from the app, or a recovery code.</summary>
[Open, Gate, EnableRateLimiting(Web.Doors)]
internal sealed class Code(AccountsContext accounts, SecondFactor factor, SecondStep second, Arrival arrival, DemoCodes demo) : PageModel
{
    [BindProperty, StringLength(40, ErrorMessage = "A code is shorter than this.")]
    public string Typed { get; set; } = "";

    [BindProperty] public string Kept { get; set; } = "";

    public CodeAsked Asked { get; private set; } = new("", null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Who() is not { } person) return Redirect("/sign-in");
        Asked = new("", demo.Of(person));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (second.Read(HttpContext) is not { } passed || await Who() is not { } person) return Redirect("/sign-in");
        if (ModelState.IsValid && await factor.Fits(person, Typed) is { } how)
        {
            var result = await arrival.Arrive(HttpContext, person, how, proven: true, passed.Back, Kept);
            await accounts.SaveChangesAsync();
            return result;
        }
        await accounts.SaveChangesAsync();
        Asked = new(Kept, demo.Of(person));
        return this.Again(nameof(Typed), SecondFactor.DoesNotFit);
    }

    private async Task<Person?> Who() => second.Read(HttpContext) is { } passed ? await factor.Lock(passed.Person) : null;
}
