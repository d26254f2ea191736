using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Derwent.Accounts.Pages.Security;

/// <summary>Sets up the authenticator app: at the first sign-in before anything else, later on a new phone.</summary>
[Desk(BeforeSecondFactor = true), Gate]
internal sealed class SetUp(
    AccountsContext accounts, Current current, Authenticator authenticator, SecondFactor factor, Sessions sessions) : PageModel
{
    [BindProperty, StringLength(20, ErrorMessage = "A code has six figures.")]
    public string Typed { get; set; } = "";

    [BindProperty] public string Offered { get; set; } = "";

    public string Address { get; private set; } = "";
    public string KeyInGroups { get; private set; } = "";
    public bool IsFirst => !current.IsProven;

    public async Task<IActionResult> OnGetAsync([FromServices] IOptions<AllianceOptions> alliance)
    {
        if (await Me() is not { } person) return NotFound();
        if (await Elsewhere(person) is { } elsewhere) return elsewhere;
        Show(person, Derwent.Accounts.Authenticator.NewKey(), alliance.Value.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] AuditTrail audit, [FromServices] IOptions<AllianceOptions> alliance)
    {
        if (await Me() is not { } person) return NotFound();
        if (await Elsewhere(person) is { } elsewhere) return elsewhere;
        var key = authenticator.Offered(Offered, person.Id);
        if (key is null || !ModelState.IsValid || !authenticator.Begin(person, key, Typed))
        {
            Show(person, key ?? Derwent.Accounts.Authenticator.NewKey(), alliance.Value.Name);
            return this.Again(nameof(Typed), key is null ? "This page had been open too long. Scan the new picture and type what the app shows."
                : "That code does not fit. Check that the clock of your phone is right, and type the code the app shows now.");
        }
        var codes = await factor.NewRecoveryCodes(person);
        await accounts.SaveChangesAsync();
        await sessions.Prove(current.SessionId!.Value);
        await sessions.EndAll(person.Id, current.SessionId, "the second factor was set up");
        audit.Wrote("person", person.Id, "set up an authenticator app");
        return RecoveryCodesShown.Once(codes);
    }

    private Task<Person?> Me() => factor.Lock(current.PersonId!.Value);

    // Whoever has a second factor shows it before replacing it; a session without one may only set up the first.
    private async Task<IActionResult?> Elsewhere(Person person)
    {
        if (!person.TwoFactorEnabled) return null;
        if (!current.IsProven) return Redirect("/sign-in");
        return await sessions.IsFresh(current.SessionId!.Value) ? null : Redirect("/desk/security/prove?back=/desk/security/second-factor");
    }

    private void Show(Person person, string key, string site)
    {
        ModelState.Remove(nameof(Offered));
        Offered = authenticator.Offer(key, person.Id);
        Address = Derwent.Accounts.Authenticator.Address(key, person.Email!, site);
        KeyInGroups = string.Join(' ', key.Chunk(4).Select(group => new string(group)));
    }
}
