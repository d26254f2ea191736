using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support.Pages;

internal sealed partial class CaseModel
{
    public Task<IActionResult> OnPostLeadAsync(string reference, Guid leadId, [FromServices] GiveCase give, CancellationToken stop) => Change(reference, "lead worker changed", "circle",
        () => RefuseUnlessTeam("Only the partnership team or the lead worker changes who leads.", orLead: true),
        () => give.Run(of, leadId, current.Who), stop);

    public Task<IActionResult> OnPostHelperAsync(string reference, [FromServices] Circle circle, [FromServices] Accounts.People people, [FromServices] IOptions<SupportOptions> options, CancellationToken stop) =>
        Change(reference, "somebody entered the circle", "circle", () =>
        {
            RefuseUnlessTeam("Only the partnership team or the lead worker lets somebody into the circle.", orLead: true);
            if (!Guid.TryParse(Helper.PersonId, out _)) ModelState.AddModelError("Helper.PersonId", "Choose a person.");
            Need("Helper.Why", Helper.Why, "Say why they need to see this case.", 300);
            if (Helper.Until <= Today) ModelState.AddModelError("Helper.Until", "The last day lies in the future.");
        }, async () =>
        {
            var id = Guid.Parse(Helper.PersonId);
            if (!(await people.Of([id])).TryGetValue(id, out var person)) throw new RuleRefused("That person is not here any more.");
            if ((await circle.Of(of.Id)).Any(entry => entry.PersonId == id && entry.EndedAt is null)) return;
            await circle.Add(of.Id, id, null, Helper.Why.Trim(), options.Value.Basis, Helper.Until);
            of.Add(StepKind.Sharing, $"{person.Name} may see this case", current.Who, Now, Helper.Why.Trim());
        }, stop);

    public Task<IActionResult> OnPostLeaveCircleAsync(string reference, Guid personId, [FromServices] Circle circle, CancellationToken stop) => Change(reference, "somebody left the circle", "circle",
        () => RefuseUnlessTeam("Only the partnership team or the lead worker takes somebody out of the circle.", orLead: true),
        async () =>
        {
            if (of.LeadId == personId) throw new RuleRefused("The lead worker stays in the circle. Choose another lead worker first.");
            await circle.End(of.Id, personId, null);
            of.Add(StepKind.Sharing, "Somebody left the circle", current.Who, Now);
        }, stop);

    public Task<IActionResult> OnPostWithdrawAsync(string reference, Guid id, string? why, [FromServices] GiveAnswer give, CancellationToken stop) => Answer(reference, id, "offer taken back",
        () => give.Withdraw(id, Written(why ?? "") is { Length: <= 300 } words ? words : "The plan changed.", current.Who, stop), stop);

    public Task<IActionResult> OnPostTakeLaterAsync(string reference, Guid id, [FromServices] GiveAnswer give, CancellationToken stop) => Answer(reference, id, "later start taken", () => give.TakeLater(id, current.Who, stop), stop);

    public Task<IActionResult> OnPostFinishAsync(string reference, Guid id, string? outcome, [FromServices] GiveAnswer give, CancellationToken stop) => Change(reference, "support finished", "package",
        () => { Need("outcome", outcome ?? "", "Say in a few words what came of it.", 500); Shared.Ui.PageModelAgain.Beside(this, "outcome", $"o-{id}"); },
        async () => await OfThisCase(id, () => give.Finish(id, outcome!.Trim(), current.Who, stop), stop), stop);

    public Task<IActionResult> OnPostMessageAsync(string reference, Guid id, CancellationToken stop) => Change(reference, "plan message answered", "messages",
        () => RefuseUnlessTeam("These words went to the partnership team.", orLead: false), async () =>
        {
            var message = await support.PlanMessages.SingleOrDefaultAsync(one => one.Id == id && one.CaseId == of.Id, stop) ?? throw new RuleRefused("That message is not here any more.");
            message.Answer(current.Who, Now);
        }, stop);

    /// <summary>A new link to their plan. Links made before end; the address is shown once.</summary>
    public async Task<IActionResult> OnPostPlanLinkAsync(string reference, [FromServices] Links links, [FromServices] Shared.Jobs.Outbox outbox, [FromServices] IOptions<SupportOptions> options, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        var word = PlanLink.Second == "word";
        if (PlanLink.Second is not ("word" or "birthday")) ModelState.AddModelError("PlanLink.Second", "Choose the second thing they know.");
        if (word && PlanLink.Word.Trim().Length is < 4 or > 60) ModelState.AddModelError("PlanLink.Word", "Agree on a word of at least four letters.");
        if (PlanLink.Second == "birthday" && of.BirthDate is null) ModelState.AddModelError("PlanLink.Word", "Their birthday is not known. Agree on a word instead.");
        if (!ModelState.IsValid)
        {
            await Show(stop);
            audit.Read("case", of.Id, "case page", of.Reference);
            return Shared.Ui.PageModelAgain.Again(this);
        }
        var door = await support.PlanDoors.SingleOrDefaultAsync(one => one.CaseId == of.Id, stop);
        if (door is null) support.PlanDoors.Add(door = PlanDoor.Make(of.Id, current.Who, Now));
        if (word) door.AskWord(PlanLink.Word, current.Who, Now);
        else door.AskBirthday(of.BirthDate!.Value, current.Who, Now);
        of.Add(StepKind.Sharing, $"A private link to the plan was made for {of.ShortName}", current.Who, Now);
        await support.SaveChangesAsync(stop);
        await links.End(LinkKind.Plan, of.Id, stop);
        audit.Read("case", of.Id, "case page", of.Reference);
        NewLink = outbox.Address("/l/" + await links.Issue(LinkKind.Plan, of.Id, of.Id, TimeSpan.FromDays(options.Value.PlanLinkDays), stop));
        audit.Wrote("case", of.Id, "plan link made", of.Reference);
        await Show(stop);
        return Page();
    }

    private Task<IActionResult> Answer(string reference, Guid id, string what, Func<Task<Offer?>> answer, CancellationToken stop) => Change(reference, what, "package",
        () => RefuseUnlessTeam("The partnership team decides about offers.", orLead: true), () => OfThisCase(id, answer, stop), stop);

    private async Task OfThisCase(Guid offerId, Func<Task<Offer?>> act, CancellationToken stop)
    {
        if (!await support.Offers.AnyAsync(offer => offer.Id == offerId && offer.CaseId == of.Id, stop) || await act() is null) throw new RuleRefused("That offer is not on this case.");
    }

    private void RefuseUnlessTeam(string sentence, bool orLead)
    {
        if (!current.Is(Role.StrategicPartner) && !(orLead && current.PersonId == of.LeadId)) throw new RuleRefused(sentence);
    }
}
