using Derwent.Accounts;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>Somebody answered: whoever sent the offer hears of it, and after a no the runner-up is ready.</summary>
internal sealed record TellSender(Guid OfferId) : IJob;

internal sealed class TellSenderHandler(SupportContext support, People people, Outbox outbox, TimeProvider clock) : IJobHandler<TellSender>
{
    public async Task Run(TellSender job, CancellationToken stop)
    {
        var offer = await support.Offers.AsNoTracking().SingleOrDefaultAsync(offer => offer.Id == job.OfferId, stop);
        if (offer?.SentBy.PersonId is not { } sender || !(await people.Of([sender])).TryGetValue(sender, out var person) || person.Email.Length == 0) return;
        var reference = await support.Cases.Where(one => one.Id == offer.CaseId).Select(one => one.Reference).SingleAsync(stop);
        var part = await support.Parts.AsNoTracking().SingleAsync(part => part.Id == offer.PartId, stop);
        var next = !offer.NeedsRunnerUp ? "" : part.RunnerUp is { } runnerUp ? $"The runner-up is ready: {runnerUp.Organisation}, {runnerUp.Service}." : "There is no runner-up. Please look at the package again.";
        await outbox.Send(new Letter(person.Email, offer.NeedsRunnerUp ? "An offer came back" : "An offer was answered",
            $"""
            {reference}: {offer.Organisation}, {offer.Service}.

            {offer.Answered(clock.GetUtcNow())} {next}

            {outbox.Address(offer.NeedsRunnerUp ? $"/desk/packages/{offer.PackageId}" : $"/desk/cases/{reference}")}
            """, offer.Id));
    }
}
