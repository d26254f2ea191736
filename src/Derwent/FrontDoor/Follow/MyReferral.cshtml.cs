using System.ComponentModel.DataAnnotations;
using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Jobs;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Follow;

/// <summary>The referrer's own page, opened by their private link and something else that they told us.</summary>
[ByLink(LinkKind.Referral, Asks = true)]
internal sealed class MyReferralPage(
    FrontDoorContext front, RequestDatabase database, Current current, SecondThing second, AuditTrail audit, Outbox outbox, TimeProvider clock, IOptions<FrontDoorOptions> promises) : PageModel
{
    private const string TooLong = "Please use up to 4,000 letters here.";

    [BindProperty, StringLength(4000, ErrorMessage = TooLong)] public string? More { get; set; }
    [BindProperty, StringLength(4000, ErrorMessage = TooLong)] public string? Reply { get; set; }
    [BindProperty, StringLength(254, ErrorMessage = "That is too long. Type only one thing.")] public string? Proof { get; set; }
    [TempData] public string? Heard { get; set; }

    public Referral Referral { get; private set; } = null!;
    public Progress Progress { get; private set; } = null!;

    /// <summary>What is asked while the link is shut; null once it is open.</summary>
    public ReferralDoor? Door { get; private set; }

    public string? Question => Referral.OpenQuestion?.Words;

    public string Reader => Referral.AssignedToName?.Split(' ')[0] ?? "us";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await IsShut()) return Door!.Asks ? Page() : await Open(null);
        await Load();
        audit.Read("referral", Referral.Id, "the referrer’s page", Referral.Reference);
        return Page();
    }

    /// <summary>The second thing. PostgreSQL compares, counts and opens.</summary>
    public async Task<IActionResult> OnPostProofAsync() => await IsShut() ? await Open(Proof) : LocalRedirect("/my-referral");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await IsShut()) return AskFirst();
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
        if (await IsShut()) return AskFirst();
        await Load();
        if (Clean.Text(Reply) is not { } words) Wrong(nameof(Reply), "Write your answer first, please.");
        else if (ModelState.IsValid)
        {
            Referral.ReferrerAnswered(words, By, clock.GetUtcNow());
            await outbox.Later(new NudgeTriage(Referral.Id), ReferralClocks.Present(Referral, promises.Value)!.Due);
            return await Kept("Thank you. Now we can go on.");
        }

        return this.Again();
    }

    private Who By => new(null, Referral.ReferrerName, null);

    private async Task Load()
    {
        Referral = await front.Referrals.SingleAsync(found => found.Id == current.Link!.RecordId);
        Progress = new Progress(Referral, promises.Value, SecondThing.CanBeAsked(Referral), clock.GetUtcNow());
    }

    private async Task<bool> IsShut() =>
        (Door = current.Link!.IsShut ? await second.Door(Links.Held(HttpContext, LinkKind.Referral)!) ?? new ReferralDoor(true, false, true) : null) is not null;

    private async Task<IActionResult> Open(string? typed)
    {
        var id = current.Link!.RecordId;
        if (Door!.IsShut) return this.Again("", "Too many answers were wrong, so this link is shut. Write to us with your reference and we send a new one.");
        if (Door.Waits) return this.Again(nameof(Proof), "That was a lot of tries. Wait an hour, then try again.");
        if (typed is { Length: > 254 } || await second.Open(Links.Held(HttpContext, LinkKind.Referral)!, typed) is not { } opened)
        {
            audit.Wrote("referral", id, "a wrong answer at the door of the referrer’s page");
            return this.Again(nameof(Proof), "That is not what you told us. Try the postcode, a birthday like 27 3 2011, or your own phone number or e-mail address.");
        }
        audit.Wrote("referral", id, "the referrer’s page opened");
        Links.KeepOpened(HttpContext, LinkKind.Referral, opened);
        if (string.IsNullOrWhiteSpace(More) && string.IsNullOrWhiteSpace(Reply)) return LocalRedirect("/my-referral");
        await database.EnterAsync(null, opened, HttpContext.RequestAborted);
        return await OnGetAsync();
    }

    // Somebody wrote for longer than the page stayed open: the question comes again, and what was written stands in the form after it.
    private PageResult AskFirst() => this.Again(nameof(Proof), "The page was shut in the meantime. Answer this once more; what you wrote is kept.");

    private async Task<IActionResult> Kept(string heard)
    {
        await front.SaveChangesAsync();
        if (promises.Value.TeamEmail is { Length: > 0 } team) await outbox.Send(Letters.News(Referral, team, outbox.Address($"/desk/front-door/{Referral.Reference}")));
        Heard = heard;
        return LocalRedirect("/my-referral");
    }

    private void Wrong(string field, string sentence) => ModelState.AddModelError(field, sentence);
}
