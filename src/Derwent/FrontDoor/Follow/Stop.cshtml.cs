using System.ComponentModel.DataAnnotations;
using Derwent.FrontDoor.Jobs;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Follow;

/// <summary>The referrer can't be the contact any more: their link ends, the referral goes on.</summary>
[ByLink(LinkKind.Referral)]
internal sealed class StopPage(FrontDoorContext front, Current current, Links links, Outbox outbox, TimeProvider clock, IOptions<FrontDoorOptions> promises) : PageModel
{
    [BindProperty, StringLength(1000, ErrorMessage = "Please use up to 1,000 letters here.")] public string? Instead { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return this.Again();
        var referral = await front.Referrals.SingleAsync(found => found.Id == current.Link!.RecordId);
        referral.EndContact(Clean.Text(Instead), new Who(null, referral.ReferrerName, null), clock.GetUtcNow());
        await front.SaveChangesAsync();
        if (promises.Value.TeamEmail is { Length: > 0 } team) await outbox.Send(Letters.News(referral, team, outbox.Address($"/desk/front-door/{referral.Reference}")));
        await links.End(LinkKind.Referral, referral.Id);
        Links.Forget(HttpContext, LinkKind.Referral);
        return LocalRedirect("/my-referral/goodbye");
    }
}

/// <summary>Thanks, after the link has ended.</summary>
[Open, WithoutDatabase]
internal sealed class GoodbyePage : PageModel;
