using Derwent.Shared.Security;

namespace Derwent.Site.Desk;

/// <summary>Somebody at the desk wrote to a member and asked what is coming up; kept so that nobody is asked twice in a week.</summary>
internal sealed class Nudge
{
    private Nudge()
    {
    }

    public Nudge(Guid organisation, Who by, DateTimeOffset at) => (Id, OrganisationId, By, At) = (Guid.CreateVersion7(at), organisation, by, at);

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }
}
