using System.ComponentModel.DataAnnotations;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.Accounts.Pages.Security;

/// <summary>A fresh code, before sign-in itself is changed: an unlocked computer is not enough.</summary>
[Desk, Gate, EnableRateLimiting(Web.Doors)]
internal sealed class Prove(AccountsContext accounts, Current current, SecondFactor factor, Sessions sessions, DemoCodes demo) : PageModel
{
    [BindProperty, StringLength(40, ErrorMessage = "A code is shorter than this.")]
    public string Typed { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string Back { get; set; } = "";

    public string? DemoCode { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await factor.Lock(current.PersonId!.Value) is not { } person) return NotFound();
        DemoCode = demo.Of(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] AuditTrail audit)
    {
        if (await factor.Lock(current.PersonId!.Value) is not { } person) return NotFound();
        var how = ModelState.IsValid ? await factor.Fits(person, Typed) : null;
        if (how is not null) person.Arrive();
        await accounts.SaveChangesAsync();
        if (how is null)
        {
            DemoCode = demo.Of(person);
            return this.Again(nameof(Typed), SecondFactor.DoesNotFit);
        }
        await sessions.Prove(current.SessionId!.Value);
        audit.Wrote("person", person.Id, $"showed {how} before changing sign-in");
        return LocalRedirect(SecondStep.SafeBack(Back));
    }
}
