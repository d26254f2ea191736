using Derwent.Alliance;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts.Pages.People;

/// <summary>One person's account: what they may do, closing it, setting sign-in up again. Every change ends their sessions.</summary>
[Desk(Role.Administrator, Role.OrganisationManager), Gate]
internal sealed class Account(AccountsContext accounts, AllianceContext alliance, Current current, Reach reach, Sessions sessions, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public Guid? Organisation { get; set; }
    [BindProperty] public string[] Roles { get; set; } = [];

    public Person Person { get; private set; } = null!;
    public bool MayChange => reach.MayChange(Person);
    public bool IsMe => Person.Id == current.PersonId;
    public bool Everywhere => reach.Everywhere;
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];
    public IReadOnlyList<Choice> RolesToGive => [.. reach.Roles.Select(role => new Choice(role, Role.Words(role), Reach.Says(role)))];

    public string? Done => Request.Query["done"].ToString() switch
    {
        "saved" => "Saved. It is in force at once.",
        "closed" => "The account is closed and every session has ended.",
        "open" => "The account is open again.",
        "sent" => "The link is on its way, and the old way in is shut.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Find()) return NotFound();
        (Roles, Organisation) = (Person.Roles, Person.OrganisationId);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find()) return NotFound();
        Refuse();
        var organisation = reach.Everywhere ? Organisation : reach.Organisation;
        var name = organisation is { } id ? await alliance.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync() : null;
        if (organisation is not null && name is null) ModelState.AddModelError(nameof(Organisation), "That organisation is not in the alliance’s list. Choose another.");
        if (reach.Objection(Roles, organisation) is { } sentence) ModelState.AddModelError(nameof(Roles), sentence);
        if (!ModelState.IsValid) return this.Again();
        Person.Hold(Roles, organisation, name);
        return await Saved("changed what they may do", "saved");
    }

    public async Task<IActionResult> OnPostCloseAsync([FromServices] TimeProvider clock)
    {
        if (!await Find()) return NotFound();
        Refuse();
        Person.Leave(clock.GetUtcNow());
        return await Saved("closed the account", "closed");
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (!await Find()) return NotFound();
        Refuse();
        Person.Return();
        return await Saved("opened the account again", "open");
    }

    public async Task<IActionResult> OnPostStartAgainAsync([FromServices] Invitations invitations)
    {
        if (!await Find()) return NotFound();
        Refuse();
        if (Person.LeftAt is not null) throw new RuleRefused("This account is closed. Open it first.");
        await invitations.StartAgain(Person, sessions, current.Who);
        return Redirect($"/desk/people/{Id}?done=sent");
    }

    private async Task<bool> Find()
    {
        if (await reach.Among(accounts.Users).SingleOrDefaultAsync(person => person.Id == Id) is not { } found) return false;
        Person = found;
        if (Everywhere) Organisations = await Everybody.Workplaces(alliance);
        audit.Read("person", Id, "an account");
        return true;
    }

    private void Refuse()
    {
        if (!MayChange) throw new RuleRefused(IsMe ? "Somebody else changes what you may do." : "Only an administrator changes this account.");
    }

    private async Task<IActionResult> Saved(string what, string done)
    {
        await accounts.SaveChangesAsync();
        await sessions.EndAll(Person.Id, null, what);
        audit.Wrote("person", Person.Id, what);
        return Redirect($"/desk/people/{Id}?done={done}");
    }
}
