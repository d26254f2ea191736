using Derwent.Accounts;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>Somebody ticked "a worry about someone" on a register: the organisation's managers and the partnership team hear at once. No name travels.</summary>
internal sealed record TellOfWorry(Guid SessionId, Guid OrganisationId) : IJob;

internal sealed class TellOfWorryHandler(People people, Outbox outbox) : IJobHandler<TellOfWorry>
{
    public async Task Run(TellOfWorry job, CancellationToken stop)
    {
        var tell = (await people.Holding(Role.OrganisationManager, job.OrganisationId)).Concat(await people.Holding(Role.StrategicPartner)).DistinctBy(person => person.Id);
        foreach (var person in tell.Where(person => person.Email.Length > 0))
            await outbox.Send(new Letter(person.Email, "Somebody at a session wants to talk to you today",
                $"""
                Hello {person.Name},

                A worker who ran a session has a worry to pass on today. Please ring them now; the register says who ran it:

                {outbox.Address($"/desk/register/{job.SessionId}")}

                Is somebody in danger? Ring 999.
                """, job.SessionId));
    }
}
