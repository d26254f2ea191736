using Derwent.Accounts;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>Gives a case to a lead worker, who enters its circle; the one before leaves it.</summary>
internal sealed class GiveCase(People people, Circle circle, AuditTrail audit, IOptions<SupportOptions> options, TimeProvider clock)
{
    public async Task Run(Case of, Guid personId, Who by)
    {
        if (of.LeadId == personId) return;
        if (!(await people.Of([personId])).TryGetValue(personId, out var person) || person.OrganisationId is not { } organisation || !CanWork(person))
            throw new RuleRefused("That person cannot lead a case. Choose somebody from the list.");
        var before = of.LeadId;
        of.GiveTo(new Worker(person.Id, person.Name, organisation, person.OrganisationName ?? "their organisation"), by, clock.GetUtcNow());
        if (before is { } left) await circle.End(of.Id, left, null);
        await circle.Add(of.Id, person.Id, null, "Lead worker", options.Value.Basis);
        audit.Wrote("case", of.Id, "lead worker changed", of.Reference);
    }

    private static bool CanWork(KnownPerson person) =>
        person.Roles.Contains(Role.StrategicPartner) || person.Roles.Contains(Role.Practitioner) || person.Roles.Contains(Role.OrganisationManager);
}
