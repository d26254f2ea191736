using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts.Pages.Security;

/// <summary>Everything about one's own way in: sessions, passkeys, password, codes.</summary>
[Desk, Gate]
internal sealed class MySecurity(AccountsContext accounts, Current current, Sessions sessions, Passkeys passkeys, SecondFactor factor, AuditTrail audit) : PageModel
{
    private const string Prove = "/desk/security/prove?back=/desk/security";

    [BindProperty, StringLength(Passwords.Longest, ErrorMessage = "A password here has at most 200 characters.")]
    public string OldPassword { get; set; } = "";

    [BindProperty, StringLength(Passwords.Longest, ErrorMessage = "A password here has at most 200 characters.")]
    public string NewPassword { get; set; } = "";

    [BindProperty, StringLength(60, ErrorMessage = "Keep the name under 60 letters.")]
    public string PasskeyName { get; set; } = "";

    [BindProperty] public string Credential { get; set; } = "";
    [BindProperty] public string PasskeyState { get; set; } = "";

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];
    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];
    public int CodesLeft { get; private set; }
    public string? PasskeyOptions { get; private set; }
    public Guid? ThisSession => current.SessionId;

    public string? Done => Request.Query["done"].ToString() switch
    {
        "password" => "Your password is changed, and you are signed out everywhere else.",
        "passkey" => "The passkey is made. Use it the next time you sign in.",
        "removed" => "The passkey no longer opens your account.",
        "ended" => "Signed out there. It took effect at once.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostEndSessionAsync(Guid session)
    {
        if (!await sessions.End(session, current.PersonId!.Value, "ended from another session")) return NotFound();
        audit.Wrote("person", current.PersonId.Value, "ended another session");
        return Redirect("/desk/security?done=ended");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await sessions.EndAll(current.PersonId!.Value, current.SessionId, "ended from another session");
        audit.Wrote("person", current.PersonId.Value, "ended all other sessions");
        return Redirect("/desk/security?done=ended");
    }

    public async Task<IActionResult> OnPostPasswordAsync([FromServices] Passwords passwords, [FromServices] TimeProvider clock)
    {
        var person = await Me();
        if (await Objection(person, passwords, clock.GetUtcNow()) is var (field, sentence))
        {
            await accounts.SaveChangesAsync();
            await Load();
            return this.Again(field, sentence);
        }
        await passwords.Set(person, NewPassword, HttpContext.RequestAborted);
        await accounts.SaveChangesAsync();
        await sessions.EndAll(person.Id, current.SessionId, "the password was changed");
        audit.Wrote("person", person.Id, "changed the password");
        return Redirect("/desk/security?done=password");
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync()
    {
        if (!await sessions.IsFresh(current.SessionId!.Value)) return Redirect(Prove);
        // What was asked when the passkey was made; the page that is loaded asks anew.
        var asked = PasskeyState;
        await Load();
        if (!ModelState.IsValid) return this.Again();
        if (Keys.Count >= Derwent.Accounts.Passkeys.Most) return this.Again(nameof(PasskeyName), "You have twenty passkeys. Remove one that you no longer use first.");
        var name = PasskeyName.Trim() is { Length: > 0 } given ? given : "A passkey";
        if (!await passkeys.Keep(HttpContext, Person, name, Credential, asked))
            return this.Again(nameof(PasskeyName), "The passkey could not be made. Try again; the question on this page is good for five minutes.");
        audit.Wrote("person", Person.Id, "made a passkey");
        return Redirect("/desk/security?done=passkey");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string passkey)
    {
        if (!await sessions.IsFresh(current.SessionId!.Value)) return Redirect(Prove);
        await Load();
        if (Keys.SingleOrDefault(key => Convert.ToHexString(key.CredentialId) == passkey) is not { } known) return NotFound();
        await passkeys.Remove(Person, known.CredentialId);
        audit.Wrote("person", Person.Id, "removed a passkey");
        return Redirect("/desk/security?done=removed");
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        if (!await sessions.IsFresh(current.SessionId!.Value)) return Redirect(Prove);
        var codes = await factor.NewRecoveryCodes(await Me());
        await accounts.SaveChangesAsync();
        audit.Wrote("person", current.PersonId!.Value, "made new recovery codes");
        return RecoveryCodesShown.Once(codes);
    }

    private async Task<(string Field, string Sentence)?> Objection(Person person, Passwords passwords, DateTimeOffset now)
    {
        if (!ModelState.IsValid) return ("", "Look at the passwords again.");
        if (person.Rests(now) || !await passwords.Fit(person, OldPassword, HttpContext.RequestAborted))
        {
            person.Miss(now);
            return (nameof(OldPassword), "This is not your password now. After eight wrong tries an account rests for ten minutes.");
        }
        return Passwords.Objection(NewPassword, person.Name, person.Email, person.OrganisationName) is { } sentence ? (nameof(NewPassword), sentence) : null;
    }

    private async Task<Person> Me() => await factor.Lock(current.PersonId!.Value) ?? throw new InvalidOperationException("A closed account has no session.");

    private async Task Load()
    {
        Person = await accounts.Users.SingleAsync(person => person.Id == current.PersonId);
        Sessions = await sessions.Of(Person.Id);
        Keys = await passkeys.Of(Person);
        CodesLeft = await factor.RecoveryCodesLeft(Person.Id);
        if (await sessions.IsFresh(current.SessionId!.Value)) (PasskeyOptions, PasskeyState) = await passkeys.Offer(HttpContext, Person);
    }
}
