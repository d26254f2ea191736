using System.ComponentModel.DataAnnotations;
using Derwent.Alliance;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts.Pages.People;

/// <summary>Who signs in: everybody for an administrator, their own people for a manager. Invites.</summary>
[Desk(Role.Administrator, Role.OrganisationManager), Gate]
internal sealed class Everybody(AccountsContext accounts, AllianceContext alliance, Current current, Reach reach, Invitations invitations, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int PageLength = 100;

    [BindProperty, StringLength(320, ErrorMessage = "An e-mail address has at most 320 characters.")]
    public string Email { get; set; } = "";

    [BindProperty] public Guid? Organisation { get; set; }
    [BindProperty] public string[] Roles { get; set; } = [];
    [BindProperty(SupportsGet = true), StringLength(100)] public string Q { get; set; } = "";
    [BindProperty(SupportsGet = true)] public int After { get; set; }

    public bool Everywhere => reach.Everywhere;
    public string OrganisationName => current.OrganisationName;
    public int Total { get; private set; }
    public int? Next { get; private set; }
    public IReadOnlyList<Listed> People { get; private set; } = [];
    public IReadOnlyList<Invitation> Invited { get; private set; } = [];
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];
    public IReadOnlyList<Choice> RolesToGive => [.. reach.Roles.Select(role => new Choice(role, Role.Words(role), Reach.Says(role)))];

    public string? Done => Request.Query["done"].ToString() switch
    {
        "invited" => "The invitation is on its way.",
        "withdrawn" => "That invitation no longer works.",
        _ => null,
    };

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostAsync()
    {
        var organisation = reach.Everywhere ? Organisation : reach.Organisation;
        if (ModelState.IsValid && !IsAddress(Email)) ModelState.AddModelError(nameof(Email), "Type the e-mail address in full, like name@organisation.org.uk.");
        if (reach.Objection(Roles, organisation) is { } sentence) ModelState.AddModelError(nameof(Roles), sentence);
        if (!ModelState.IsValid)
        {
            await Load();
            return this.Again();
        }
        await invitations.Invite(Email, organisation, Roles, current.Who);
        return Redirect("/desk/people?done=invited");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid invitation)
    {
        if (await reach.Among(accounts.Invitations).SingleOrDefaultAsync(i => i.Id == invitation) is not { } known) return NotFound();
        known.Withdraw(clock.GetUtcNow());
        await accounts.SaveChangesAsync();
        audit.Wrote("invitation", known.Id, "withdrawn");
        return Redirect("/desk/people?done=withdrawn");
    }

    internal static bool IsAddress(string typed) =>
        typed.Trim() is { Length: > 5 and <= 320 } address && new EmailAddressAttribute().IsValid(address) && !address.Any(char.IsWhiteSpace)
        && address.IndexOf('.', address.IndexOf('@', StringComparison.Ordinal)) > 0 && !address.EndsWith('.') && MimeKit.MailboxAddress.TryParse(address, out _);

    private async Task Load()
    {
        var q = Q.Trim();
        var like = $"%{q.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        var people = reach.Among(accounts.Users.AsNoTracking());
        Total = await people.CountAsync(person => person.LeftAt == null);
        var found = await people.Where(person => q == "" || EF.Functions.ILike(person.Name, like, @"\") || EF.Functions.ILike(person.Email!, like, @"\"))
            .OrderBy(person => person.LeftAt != null).ThenBy(person => person.Name).ThenBy(person => person.Id)
            .Skip(Math.Clamp(After, 0, 100_000)).Take(PageLength + 1)
            .Select(person => new Listed(person.Id, person.Name, person.Email!, person.OrganisationName, person.Roles, person.TwoFactorEnabled, person.LeftAt)).ToListAsync();
        People = [.. found.Take(PageLength)];
        Next = found.Count > PageLength ? After + PageLength : null;
        var since = clock.GetUtcNow() - Invitation.Life;
        Invited = await reach.Among(accounts.Invitations.AsNoTracking()).Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.SentAt > since)
            .OrderByDescending(i => i.SentAt).Take(PageLength).ToListAsync();
        if (Everywhere) Organisations = await Workplaces(alliance);
        audit.ReadList("person", $"people who sign in, {People.Count} rows");
    }

    internal static async Task<IReadOnlyList<Choice>> Workplaces(AllianceContext alliance) =>
        await alliance.Organisations.Where(o => o.Tier != Tier.ListedOnly).OrderBy(o => o.Name).Take(1000).Select(o => new Choice(o.Id.ToString(), o.Name, null)).ToListAsync();

    internal sealed record Listed(Guid Id, string Name, string Email, string? Organisation, string[] Roles, bool HasFactor, DateTimeOffset? LeftAt);
}
