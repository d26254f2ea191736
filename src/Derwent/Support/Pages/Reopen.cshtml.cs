using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>A closed case comes back in one step; nothing of it was lost.</summary>
[Desk(Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager)]
internal sealed class ReopenModel(SupportContext support, CaseReading reading, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public Case Case { get; private set; } = null!;

    [BindProperty] public string Why { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        if (Case.IsOpen) return Redirect($"/desk/cases/{Case.Reference}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        if (Why.Trim().Length is 0 or > 2000) return this.Again(nameof(Why), Why.Trim().Length == 0 ? "Say why it opens again." : "This is too long. Keep it under 2000 letters.");
        Case.Reopen(Why.Trim(), current.Who, clock.GetUtcNow());
        audit.Wrote("case", Case.Id, "reopened", Case.Reference);
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/cases/{Case.Reference}");
    }

    private async Task<bool> Load(string reference, CancellationToken stop)
    {
        if (reference.Length > 12 || await reading.Case(reference.ToUpperInvariant(), stop) is not { } found) return false;
        Case = found;
        audit.Read("case", Case.Id, "reopening", Case.Reference);
        return true;
    }
}
