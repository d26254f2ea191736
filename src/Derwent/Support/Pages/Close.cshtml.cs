using System.ComponentModel.DataAnnotations;
using Derwent.FrontDoor;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>What the closing form says.</summary>
internal sealed class CloseInput
{
    public Outcome? Outcome { get; set; }
    public string Words { get; set; } = "";
    public string ExitRoute { get; set; } = "";

    [Display(Name = "The follow-up day")]
    public DateOnly? FollowUpOn { get; set; }
    public string WhyNoFollowUp { get; set; } = "";
    public string WhyBack { get; set; } = "";
}

/// <summary>Closing a case: the lead worker asks, a second person confirms or sends back. No closing without outcome, exit route and follow-up.</summary>
[Desk(Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager)]
internal sealed class CloseModel(SupportContext support, CaseReading reading, Journey journey, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public Case Case { get; private set; } = null!;
    public int OpenOffers { get; private set; }
    public DateOnly Today => UkTime.Today(clock);
    public bool IsLead => current.PersonId == Case.LeadId;
    public bool AskedByMe => Case.AskedResolution?.AskedBy.PersonId == current.PersonId;

    [BindProperty] public CloseInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        if (!Case.IsOpen) return Redirect($"/desk/cases/{Case.Reference}");
        Input.FollowUpOn = Today.AddDays(91);
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        if (Input.Outcome is null || !OutcomeWords.For(Case.Kind).Contains(Input.Outcome.Value)) ModelState.AddModelError("Input.Outcome", "Choose how it ends for them.");
        Need("Input.Words", Input.Words, "Say in a few words what has changed.");
        Need("Input.ExitRoute", Input.ExitRoute, "Say whom they turn to from now on. Nobody is left without an exit route.");
        if (Input.FollowUpOn is null) Need("Input.WhyNoFollowUp", Input.WhyNoFollowUp, "Choose a day for the follow-up, or say why there is none.");
        else if (Input.FollowUpOn <= Today || Input.FollowUpOn > Today.AddYears(2)) ModelState.AddModelError("Input.FollowUpOn", "The follow-up day lies in the next two years.");
        if (!ModelState.IsValid) return this.Again();
        Case.AskToResolve(new ResolutionSaid(Input.Outcome!.Value, Input.Words.Trim(), Input.ExitRoute.Trim(), Input.FollowUpOn, Input.WhyNoFollowUp.Trim()), OpenOffers, current.Who, clock.GetUtcNow());
        audit.Wrote("case", Case.Id, "closing asked for", Case.Reference);
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/cases/{Case.Reference}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(string reference, [FromServices] Circle circle, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        var now = clock.GetUtcNow();
        var step = Case.ConfirmResolution(current.Who, now);
        var running = await support.Offers.Where(offer => offer.CaseId == Case.Id && offer.State == OfferState.Accepted && offer.FinishedAt == null).ToListAsync(stop);
        foreach (var offer in running) support.Steps.Add(offer.Close("The case was closed.", current.Who, now));
        audit.Wrote("case", Case.Id, "resolved", Case.Reference);
        await support.SaveChangesAsync(stop);
        await journey.Reach(step, Station.Resolved, stop);
        // Whoever gave support leaves the circle last: until here they were allowed to write. Who confirms leaves after all others, or could not let them out.
        foreach (var offer in running.OrderBy(offer => offer.OrganisationId == current.OrganisationId)) await circle.EndVia(offer.Id);
        return Redirect(current.Is(Role.StrategicPartner) || IsLead ? $"/desk/cases/{Case.Reference}" : "/desk/cases");
    }

    public async Task<IActionResult> OnPostBackAsync(string reference, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        Need("Input.WhyBack", Input.WhyBack, "Say what is missing, so that the lead worker can mend it.");
        if (!ModelState.IsValid) return this.Again();
        Case.SendResolutionBack(Input.WhyBack.Trim(), current.Who, clock.GetUtcNow());
        audit.Wrote("case", Case.Id, "closing sent back", Case.Reference);
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/cases/{Case.Reference}");
    }

    private void Need(string field, string text, string sentence)
    {
        if (string.IsNullOrWhiteSpace(text)) ModelState.AddModelError(field, sentence);
        else if (text.Length > 2000) ModelState.AddModelError(field, "This is too long. Keep it under 2000 letters.");
    }

    private async Task<bool> Load(string reference, CancellationToken stop)
    {
        if (reference.Length > 12 || await reading.Case(reference.ToUpperInvariant(), stop) is not { } found) return false;
        Case = found;
        OpenOffers = await support.Offers.CountAsync(offer => offer.CaseId == found.Id && (offer.State == OfferState.Sent || offer.State == OfferState.Later), stop);
        audit.Read("case", Case.Id, "closing", Case.Reference);
        return true;
    }
}
