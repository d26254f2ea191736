using Derwent.FrontDoor.Refer;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.FrontDoor.Desk;

/// <summary>Takes a referral by phone: the public form, written down by somebody of the team, who then stands as the one who took it.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class NewPage(FrontDoorContext front, Links links, RequestDatabase database, Outbox outbox, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await BeginDraft.In(HttpContext, front, links, database, outbox, new Answers { ByPhone = true }, clock.GetUtcNow());
        return LocalRedirect("/refer");
    }
}
