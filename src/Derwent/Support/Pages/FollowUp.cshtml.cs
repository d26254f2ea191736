using Derwent.FrontDoor;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>Some time after closing: how is it going? If help is needed again, the case opens with the same press.</summary>
[Desk(Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager)]
internal sealed class FollowUpModel(SupportContext support, CaseReading reading, Journey journey, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<Choice> Answers { get; } = [new("yes", "Still well"), new("no", "Help is needed again", "The case opens again, with all that was")];

    public Case Case { get; private set; } = null!;

    [BindProperty] public string StillWell { get; set; } = "";
    [BindProperty] public string Words { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        if (Case.IsOpen) return Redirect($"/desk/cases/{Case.Reference}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        if (StillWell is not ("yes" or "no")) ModelState.AddModelError(nameof(StillWell), "Choose how it is going.");
        if (Words.Trim().Length is 0 or > 2000) ModelState.AddModelError(nameof(Words), Words.Trim().Length == 0 ? "Write what they said." : "This is too long. Keep it under 2000 letters.");
        if (!ModelState.IsValid) return this.Again();
        var now = clock.GetUtcNow();
        var step = Case.RecordFollowUp(StillWell == "yes", Words.Trim(), current.Who, now);
        if (StillWell == "no") Case.Reopen(Words.Trim(), current.Who, now);
        audit.Wrote("case", Case.Id, "followed up", Case.Reference);
        await support.SaveChangesAsync(stop);
        await journey.Reach(step, Station.FollowUp, stop);
        return Redirect($"/desk/cases/{Case.Reference}");
    }

    private async Task<bool> Load(string reference, CancellationToken stop)
    {
        if (reference.Length > 12 || await reading.Case(reference.ToUpperInvariant(), stop) is not { } found) return false;
        Case = found;
        audit.Read("case", Case.Id, "follow-up", Case.Reference);
        return true;
    }
}
