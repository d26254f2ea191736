using System.ComponentModel.DataAnnotations;
using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Jobs;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Follow;

/// <summary>The referrer's own page, opened by their private link.</summary>
[ByLink(LinkKind.Referral)]
internal sealed class MyReferralPage(
    FrontDoorContext front, Current current, SecondThing second, AuditTrail audit, Outbox outbox, TimeProvider clock, IOptions<FrontDoorOptions> promises) : PageModel
{
    private const string TooLong = "Please use up to 4,000 letters here.";

    [BindProperty, StringLength(4000, ErrorMessage = TooLong)] public string? More { get; set; }
    [BindProperty, StringLength(4000, ErrorMessage = TooLong)] public string? Reply { get; set; }
    [BindProperty, StringLength(254, ErrorMessage = "That is too long. Type only one thing.")] public string? Proof { get; set; }
    [TempData] public string? Heard { get; set; }

    public Referral Referral { get; private set; } = null!;
    public Progress Progress { get; private set; } = null!;
    public bool Named { get; private set; }
    public bool CanProve => !Named && SecondThing.CanBeAsked(Referral);

    /// <summary>Shown to whoever knows the second thing, or to anybody with the link when there is none to ask for.</summary>
    public string? Question => Referral.OpenQuestion is { } question && (Named || !SecondThing.CanBeAsked(Referral)) ? question.Words : null;

    public string Reader => Referral.AssignedToName?.Split(' ')[0] ?? "us";

    public async Task OnGetAsync()
    {
        await Load();
        audit.Read("referral", Referral.Id, Named ? "the referrer’s page, with the name" : "the referrer’s page");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Load();
        if (Clean.Text(More) is not { } words) Wrong(nameof(More), "Write something first, please.");
        else if (ModelState.IsValid)
        {
            Referral.AddFromReferrer(words, By, clock.GetUtcNow());
            return await Kept("Thank you. We have it.");
        }

        return this.Again();
    }

    public async Task<IActionResult> OnPostAnswerAsync()
    {
        await Load();
        if (Question is null && Referral.OpenQuestion is not null) Wrong(nameof(Proof), "Show us first that you know one more thing.");
        else if (Clean.Text(Reply) is not { } words) Wrong(nameof(Reply), "Write your answer first, please.");
        else if (ModelState.IsValid)
        {
            Referral.ReferrerAnswered(words, By, clock.GetUtcNow());
            await outbox.Later(new NudgeTriage(Referral.Id), ReferralClocks.Present(Referral, promises.Value)!.Due);
            return await Kept("Thank you. Now we can go on.");
        }

        return this.Again();
    }

    public async Task<IActionResult> OnPostProofAsync()
    {
        await Load();
        var now = clock.GetUtcNow();
        var tries = await front.ProofAttempts.CountAsync(attempt => attempt.ReferralId == Referral.Id && !attempt.WasRight && attempt.At > now.AddHours(-1));
        if (tries >= ProofAttempt.PerHour) return this.Again(nameof(Proof), "That was a lot of tries. Wait an hour, then try again.");
        var right = SecondThing.IsRight(Referral, Proof);
        front.ProofAttempts.Add(ProofAttempt.Made(Referral.Id, right, now));
        await front.SaveChangesAsync();
        if (!right) return this.Again(nameof(Proof), "That is not what you told us. Try the postcode, a birthday like 27 3 2011, or your own phone number or e-mail address.");
        second.Remember(HttpContext, Referral.Id);
        return LocalRedirect("/my-referral");
    }

    private Who By => new(null, Referral.ReferrerName, null);

    private async Task Load()
    {
        Referral = await front.Referrals.SingleAsync(found => found.Id == current.Link!.RecordId);
        Named = second.IsKnown(HttpContext, Referral.Id);
        Progress = new Progress(Referral, promises.Value, Named, clock.GetUtcNow());
    }

    private async Task<IActionResult> Kept(string heard)
    {
        await front.SaveChangesAsync();
        if (promises.Value.TeamEmail is { Length: > 0 } team) await outbox.Send(Letters.News(Referral, team, outbox.Address($"/desk/front-door/{Referral.Reference}")));
        Heard = heard;
        return LocalRedirect("/my-referral");
    }

    private void Wrong(string field, string sentence) => ModelState.AddModelError(field, sentence);
}
