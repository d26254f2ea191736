using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Listings;

/// <content>What was said before, who changed it and why; closing, hiding, two that become one.</content>
public sealed partial class Service
{
    /// <summary>Everything that is said of it now. Its parts must have been loaded.</summary>
    internal ServiceFacts Facts => new()
    {
        Name = Name, Description = Description, Status = Status, Needs = Needs, MinAge = MinAge, MaxAge = MaxAge, OnlyFor = OnlyFor, Eligibility = Eligibility,
        Languages = Languages, Access = Access, AreaServed = AreaServed, CostPence = CostPence, CostWords = CostWords, Online = Online, HowToCome = HowToCome,
        Alert = Alert, Website = Website, Email = Email, IsPrivate = IsPrivate, Tags = Tags,
        Sites = [.. locations.OrderBy(site => site.Ordinal).Select(site => site.Facts)], Schedules = [.. schedules.OrderBy(s => s.Id).Select(schedule => schedule.Facts)],
        Contacts = [.. contacts.OrderBy(c => c.Id).Select(contact => contact.Facts)], Photos = Hung,
    };

    /// <summary>Says it anew and keeps what was said before, so that it can come back.</summary>
    internal void Change(ServiceFacts anew, Who by, string why, DateTimeOffset now)
    {
        if (MergedIntoId is not null) throw new RuleRefused("This listing became one with another. Change that one, or take the merging back first.");
        var before = FactsJson.Write(Facts);
        if (before == FactsJson.Write(anew)) return;
        Write(anew, now);
        versions.Add(new ServiceVersion(Id, before, by, why, now));
    }

    /// <summary>What an earlier version said is said again; the present words become a version themselves.</summary>
    internal void Restore(ServiceVersion version, Who by, DateTimeOffset now) =>
        Change(FactsJson.Read(version.Facts), by, $"Brought back what stood here until {Shared.Time.UkTime.DateOf(version.At):d MMMM yyyy}.", now);

    /// <summary>It says the same as another, which stays.</summary>
    internal void GoInto(Service other, Who by, DateTimeOffset now)
    {
        if (other.Id == Id || other.MergedIntoId is not null) throw new RuleRefused("That listing is gone itself. Choose the one that stays.");
        Change(Facts with { Status = ServiceStatus.Defunct }, by, $"Became one with “{other.Name}”.", now);
        MergedIntoId = other.Id;
    }

    /// <summary>They were two after all.</summary>
    internal void ComeBack(ServiceStatus status, IReadOnlyList<Photos.PhotoFacts> hung, Who by, DateTimeOffset now)
    {
        MergedIntoId = null;
        Change(Facts with { Status = status, Photos = hung }, by, "They are two after all.", now);
    }

    /// <summary>Another organisation runs it now.</summary>
    internal void MoveTo(Guid organisationId, string organisationName, DateTimeOffset now) => (OrganisationId, OrganisationName, ChangedAt) = (organisationId, organisationName, now);
}
