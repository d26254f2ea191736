using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>Somebody who works for an organisation of the alliance, as named at that moment.</summary>
internal sealed record Worker(Guid PersonId, string Name, Guid OrganisationId, string Organisation)
{
    public Who AsWho => new(PersonId, Name, OrganisationId);
}
