using Derwent.FrontDoor;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>The builder before anything is saved: what Derwent proposes for an accepted referral. The first press opens the case.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class NewPackageModel(
    SupportContext support, FrontDoorContext door, PackageReading reading, OpenCase open, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public BuilderView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string Option { get; set; } = "cover";

    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid referralId, CancellationToken stop)
    {
        if (await open.PackageOf(referralId, stop) is { } there) return Redirect($"/desk/packages/{there.Id}{(With is null ? "" : $"?with={Uri.EscapeDataString(With)}")}");
        if (await door.Referrals.AsNoTracking().SingleOrDefaultAsync(referral => referral.Id == referralId, stop) is not { } referral) return NotFound();
        if (!referral.IsAccepted || referral.SubjectId is not { } subjectId) throw new RuleRefused("Triage has not accepted this referral, so a package cannot begin.");
        var subject = await door.Subjects.AsNoTracking().SingleAsync(subject => subject.Id == subjectId, stop);
        // A case that nobody saves: the page can be looked at, and left, without a trace but the audit's.
        var of = Case.Open(Opening.From(referral, subject), "new", current.Who, clock.GetUtcNow());
        var package = Package.Begin(of, referral.AcceptedAt, null, current.Who, clock.GetUtcNow());
        View = await reading.Weigh(await reading.View(of, package, [], false, Option, PackageModel.Services(With), stop), stop);
        audit.Read("referral", referralId, "package proposal");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid referralId, CancellationToken stop)
    {
        if (await open.Run(referralId, current.Who, stop) is not { } package) return NotFound();
        // Pressed twice: the second finds the parts there and leaves them as somebody may have changed them.
        if (package.Parts.Count == 0)
        {
            var full = (await reading.Package(package.Id, stop))!;
            var of = await reading.CaseOf(full, stop);
            var view = await reading.View(of, full, [], true, Option, PackageModel.Services(With), stop);
            if (view.Proposal.Options.FirstOrDefault(one => one.Key == Option) is { } chosen)
                reading.Take(full, view.Proposal, chosen);
            await support.SaveChangesAsync(stop);
        }
        return Redirect($"/desk/packages/{package.Id}");
    }
}
