using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>The service that stands ready if the chosen one says no.</summary>
internal sealed record RunnerUp(Guid ServiceId, string Service, Guid OrganisationId, string Organisation, DateOnly Start, string Margin);

/// <summary>What the builder says about one part: needs, service, organisation, start, and why.</summary>
internal sealed record PartSaid
{
    public required IReadOnlyList<string> Needs { get; init; }
    public required Guid ServiceId { get; init; }
    public required string Service { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required DateOnly WantedStart { get; init; }
    public required string Because { get; init; }
    public string? Travel { get; init; }
    public string? Places { get; init; }
    public RunnerUp? RunnerUp { get; init; }

    /// <summary>False when a person chose it against the proposal; the override is on record.</summary>
    public bool WasProposed { get; init; } = true;
}

/// <summary>One part of a package: needs, the service that meets them, the organisation, when it is wanted to start.</summary>
internal sealed class Part
{
    private Part()
    {
    }

    public Guid Id { get; private set; }
    public Guid PackageId { get; private set; }
    public Guid CaseId { get; private set; }
    public int Number { get; private set; }
    public IReadOnlyList<string> Needs { get; private set; } = [];
    public Guid ServiceId { get; private set; }
    public string Service { get; private set; } = "";
    public Guid OrganisationId { get; private set; }
    public string Organisation { get; private set; } = "";
    public DateOnly WantedStart { get; private set; }
    public string Because { get; private set; } = "";
    public string? Travel { get; private set; }
    public string? Places { get; private set; }
    public RunnerUp? RunnerUp { get; private set; }
    public bool WasProposed { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public Who AddedBy { get; private set; } = null!;
    public DateTimeOffset? RemovedAt { get; private set; }
    public Who? RemovedBy { get; private set; }
    public string? WhyRemoved { get; private set; }
    public Guid? ReplacedById { get; private set; }

    /// <summary>When its offer went out; a part that was never sent can be taken away without a trace in anybody's inbox.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public bool IsLive => RemovedAt is null;

    public static Part Of(Package package, int number, PartSaid said, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PackageId = package.Id, CaseId = package.CaseId, Number = number, Needs = [.. said.Needs],
        ServiceId = said.ServiceId, Service = said.Service, OrganisationId = said.OrganisationId, Organisation = said.Organisation,
        WantedStart = said.WantedStart, Because = said.Because, Travel = said.Travel, Places = said.Places, RunnerUp = said.RunnerUp,
        WasProposed = said.WasProposed, AddedAt = now, AddedBy = by,
    };

    internal void Remove(string why, Who by, DateTimeOffset now, Guid? replacedBy = null)
    {
        if (!IsLive) throw new RuleRefused($"{RemovedBy!.Name} has taken this part out already.");
        (RemovedAt, RemovedBy, WhyRemoved, ReplacedById) = (now, by, why, replacedBy);
    }

    internal void Sent(DateTimeOffset now) => SentAt = now;

    internal void NextBest(RunnerUp? runnerUp) => RunnerUp = runnerUp;
}
