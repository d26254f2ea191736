using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 7: everything once more, then send.</summary>
[ByLink(LinkKind.Draft, Required = false), EnableRateLimiting(FrontDoorModule.Floods)]
internal sealed class CheckPage(FrontDoorContext front, Current current, TimeProvider clock, SendReferral send) : ReferPage(front, current, clock)
{
    public override int Step => 7;
    public override string Address => "/refer/check";
    public override string Back => "/refer/you";

    [TempData] public string? Token { get; set; }

    public IReadOnlyList<(string Asked, string Answer, string Change)> Said => CheckList.Of(Answers, Say);

    public async Task<IActionResult> OnGetAsync() => await Turn() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Turn() is { } elsewhere) return elsewhere;
        var team = Current.IsSignedIn && Current.Is(Role.StrategicPartner) ? Current.Who : null;
        Token = await send.From(Draft!, team) ?? Token;
        return LocalRedirect("/refer/done");
    }

    protected override Task<Draft?> Read(Guid id) => HttpMethods.IsPost(Request.Method) ? send.Hold(id) : base.Read(id);
}
