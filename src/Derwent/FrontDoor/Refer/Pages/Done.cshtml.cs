using Derwent.FrontDoor.Clocks;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>The receipt: reference, private link, and what happens next by the working-day clocks. It shows nothing of what was written.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class DonePage(
    FrontDoorContext front, Current current, TimeProvider clock, Links links, Outbox outbox, IOptions<FrontDoorOptions> promises) : ReferPage(front, current, clock)
{
    public override int Step => 7;
    public override string Address => "/refer/done";
    public override string Back => "/refer";

    [TempData] public string? Token { get; set; }

    public Receipt Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        if (Draft is null) return LocalRedirect("/refer");
        if (Draft.SentAt is null) return LocalRedirect(Wizard.FirstOpen(Answers));
        var referral = await Front.Referrals.SingleOrDefaultAsync(found => found.Id == Draft.Id);
        if (referral is null) return LocalRedirect("/refer");
        TempData.Keep(nameof(Token));
        Receipt = Receipt.Of(referral, Token is null ? null : outbox.Address($"/l/{Token}"), ReferralClocks.All(referral, promises.Value), Current.IsSignedIn);
        return Page();
    }

    /// <summary>The link was shown once and is stored nowhere: this makes another one.</summary>
    public async Task<IActionResult> OnPostLinkAsync()
    {
        await Load();
        if (Draft?.SentAt is null) return LocalRedirect("/refer");
        Token = await links.Issue(LinkKind.Referral, Draft.Id, null, TimeSpan.FromDays(promises.Value.LinkDays));
        return LocalRedirect("/refer/done");
    }
}

/// <summary>What the receipt shows.</summary>
internal sealed record Receipt(string Reference, string? Link, Wording Say, DateTimeOffset SentAt, bool EMailed, DateTimeOffset ReadBy, DateTimeOffset TalkBy, DateTimeOffset PlanBy, bool AtTheDesk)
{
    public static Receipt Of(Referral referral, string? link, IReadOnlyList<Clock> clocks, bool atTheDesk) => new(
        referral.Reference, link, new Wording(new Answers { Kind = referral.Kind, Details = referral.Stated, AboutMe = referral.Referrer.CameFrom == CameFrom.Themselves && referral.Kind == SubjectKind.YoungPerson }),
        referral.SubmittedAt, referral.ReferrerEmail is not null, clocks[1].Due, clocks[2].Due, clocks[3].Due, atTheDesk);

    /// <summary>The link in groups of four, easier to copy from a screen; dashes do not matter when it is opened.</summary>
    public IEnumerable<string> LinkParts => Link is null ? [] : [Shown[..(Shown.LastIndexOf('/') + 1)], .. Grouped(Shown[(Shown.LastIndexOf('/') + 1)..])];

    private string Shown => Link!.Split("://")[^1];

    private static IEnumerable<string> Grouped(string token) =>
        token.Chunk(4).Select((part, place) => new string(part) + (place < (token.Length - 1) / 4 ? "-" : ""));
}
