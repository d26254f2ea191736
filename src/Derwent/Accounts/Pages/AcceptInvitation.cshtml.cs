using System.ComponentModel.DataAnnotations;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts.Pages;

/// <summary>An invitation is taken: name and password. Opening it changes nothing, so mail programs that look ahead do no harm.</summary>
[Open, Gate, EnableRateLimiting(Web.Doors)]
internal sealed class AcceptInvitation(AccountsContext accounts, Passwords passwords, Arrival arrival, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    [BindProperty, StringLength(200, ErrorMessage = "Keep the name under 200 letters.")]
    public string Name { get; set; } = "";

    [BindProperty, StringLength(Passwords.Longest, ErrorMessage = "Keep the password under 200 characters.")]
    public string Password { get; set; } = "";

    public Invitation? Invitation { get; private set; }
    public bool IsNew => Invitation?.PersonId is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await Find();
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Find();
        if (Invitation is null) return Shown();
        if (IsNew && string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Tell us your name.");
        if (ModelState.IsValid && Passwords.Objection(Password, Name, Invitation.Email, Invitation.OrganisationName) is { } sentence) ModelState.AddModelError(nameof(Password), sentence);
        if (!ModelState.IsValid) return this.Again();
        var person = await Take(Invitation);
        await passwords.Set(person, Password, HttpContext.RequestAborted);
        await accounts.SaveChangesAsync();
        var result = await arrival.Arrive(HttpContext, person, "an invitation", proven: false, null, null);
        await accounts.SaveChangesAsync();
        return result;
    }

    private async Task<Person> Take(Invitation invitation)
    {
        var address = Person.Normal(invitation.Email);
        // Two invitations to one address, taken at the same moment, make one person.
        await accounts.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({address}, 0))");
        if (invitation.Accept(Name.Trim(), clock.GetUtcNow()) is not { } person)
            return await accounts.Users.SingleOrDefaultAsync(known => known.Id == invitation.PersonId && known.LeftAt == null) ?? throw new RuleRefused("This account is closed.");
        if (await accounts.Users.AnyAsync(known => known.NormalizedEmail == address))
            throw new RuleRefused("Somebody with this e-mail address has an account already. Sign in with it.");
        accounts.Users.Add(person);
        return person;
    }

    private async Task Find()
    {
        var hash = Derwent.Accounts.Invitation.Hash(Token.Length <= 100 ? Token : "");
        await accounts.Database.ExecuteSqlAsync($"select from accounts.invitations where token_hash = {hash} for update");
        var found = await accounts.Invitations.SingleOrDefaultAsync(invitation => invitation.TokenHash == hash);
        Invitation = found?.IsOpen(clock.GetUtcNow()) == true ? found : null;
    }

    private PageResult Shown()
    {
        var page = Page();
        page.StatusCode = Invitation is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }
}
