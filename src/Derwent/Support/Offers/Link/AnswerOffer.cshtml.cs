using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Offers.Link;

/// <summary>One offer, answered from its e-mail without an account. It shows what is asked and no name; answered once.</summary>
[ByLink(LinkKind.Offer)]
internal sealed class AnswerOffer(SupportContext support, GiveAnswer give, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    internal Offer Offer { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public static IReadOnlyList<Choice> Reasons { get; } =
        [new("", "Choose a reason"), .. Enum.GetValues<DeclineReason>().Select(reason => new Choice(reason.ToString(), DeclineWords.In(reason)))];

    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public DateOnly? StartsOn { get; set; }
    [BindProperty] public DateOnly? LaterOn { get; set; }
    [BindProperty] public DeclineReason? Reason { get; set; }
    [BindProperty] public string Words { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        StartsOn = Offer.WantedStart < UkTime.DateOf(Now) ? UkTime.DateOf(Now) : Offer.WantedStart;
        return Page();
    }

    public Task<IActionResult> OnPostYesAsync() => Answer(
        () => StartsOn is null ? (nameof(StartsOn), "Say on which day it can start.")
            : StartsOn < UkTime.DateOf(Now) ? (nameof(StartsOn), "That day has passed. Choose today or a later day.")
            : StartsOn > UkTime.DateOf(Now).AddYears(1) ? (nameof(StartsOn), "That is more than a year away. Say “not yet” with a day, or no.") : null,
        () => new OfferAnswer.Yes(StartsOn!.Value));

    public Task<IActionResult> OnPostLaterAsync() => Answer(
        () => LaterOn is null ? (nameof(LaterOn), "Say from which day on it would be possible.")
            : LaterOn <= UkTime.DateOf(Now) ? (nameof(LaterOn), "A later start lies in the future. To start today, say yes.")
            : LaterOn > UkTime.DateOf(Now).AddYears(1) ? (nameof(LaterOn), "That is more than a year away. It is kinder to say no.") : null,
        () => new OfferAnswer.Later(LaterOn!.Value, null));

    public Task<IActionResult> OnPostNoAsync() => Answer(
        () => Reason is null ? (nameof(Reason), "Choose why not. It helps us to ask the right people.")
            : Reason == DeclineReason.SomethingElse && string.IsNullOrWhiteSpace(Words) ? (nameof(Words), "Say in a few words why not.")
            : Words.Length > 500 ? (nameof(Words), "That is a little long. Please use at most 500 letters.") : null,
        () => new OfferAnswer.No(Reason!.Value, string.IsNullOrWhiteSpace(Words) ? null : Words.Trim()));

    private async Task<IActionResult> Answer(Func<(string Field, string Sentence)?> check, Func<OfferAnswer> answer)
    {
        if (!await Load()) return NotFound();
        Name = Name.Trim();
        if (Name.Length is 0 or > 100) ModelState.AddModelError(nameof(Name), Name.Length == 0 ? "Tell us your name, so that we know whom to thank and to ring." : "Please use at most 100 letters.");
        if (check() is { } wrong) ModelState.AddModelError(wrong.Field, wrong.Sentence);
        if (!ModelState.IsValid) return Offer.State == OfferState.Sent ? this.Again() : RedirectToPage();
        await give.Run(Offer.Id, answer(), AnsweredFrom.Email, new Who(null, Name, Offer.OrganisationId));
        return RedirectToPage();
    }

    private async Task<bool> Load()
    {
        Now = clock.GetUtcNow();
        var id = current.Link!.RecordId;
        if (await support.Offers.AsNoTracking().SingleOrDefaultAsync(offer => offer.Id == id) is not { } found) return false;
        Offer = found;
        audit.Read("offer", id, "offer text, without a name");
        return true;
    }
}
