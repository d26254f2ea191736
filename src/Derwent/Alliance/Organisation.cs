using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Alliance;

/// <summary>
/// An organisation that works with young people: a member of the alliance, or one that is only listed in its directory.
/// Its standing is read from a row of changes, each with who, when and why.
/// </summary>
public sealed class Organisation
{
    private readonly List<StandingChange> standingChanges = [];

    private Organisation()
    {
    }

    /// <summary>Identity; other modules refer to an organisation by it.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name people know it by.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its address under <c>/organisations/</c>; never changes, so that links keep working.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Lead body, strategic partner, member or listed only.</summary>
    public Tier Tier { get; private set; }

    /// <summary>Good, paused, lapsed or suspended.</summary>
    public Standing Standing { get; private set; }

    /// <summary>What it does, in its own words.</summary>
    public string? Description { get; private set; }

    /// <summary>Its website, http or https.</summary>
    public string? Website { get; private set; }

    /// <summary>Where offers and questions go.</summary>
    public string? Email { get; private set; }

    /// <summary>Its telephone.</summary>
    public string? Phone { get; private set; }

    /// <summary>Registered charity number.</summary>
    public string? CharityNumber { get; private set; }

    /// <summary>Company number.</summary>
    public string? CompanyNumber { get; private set; }

    /// <summary>The directory it was taken from, or null when it was written here.</summary>
    public string? Source { get; private set; }

    /// <summary>Its id in that directory.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>Since when it is here.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>True when a new offer may go to it: in good standing and more than merely listed.</summary>
    public bool TakesNewOffers => Standing == Standing.Good && Tier != Tier.ListedOnly;

    /// <summary>The organisation that it turned out to be, when two became one.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The day it closed, or null while it works.</summary>
    public DateOnly? ClosedOn { get; private set; }

    internal IReadOnlyList<StandingChange> StandingChanges => standingChanges;

    /// <summary>An organisation joins, or is listed. The slug is made by the caller, who knows which are taken.</summary>
    public static Organisation Join(string name, string slug, Tier tier, Who by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleRefused("An organisation needs a name.");
        var organisation = new Organisation { Id = Guid.CreateVersion7(now), Name = name.Trim(), Slug = slug, Tier = tier, AddedAt = now };
        organisation.Stand(Standing.Good, $"Joined as {tier.Words().ToLowerInvariant()}.", by, now);
        return organisation;
    }

    /// <summary>What is said about it and how it is reached. Null leaves a field empty.</summary>
    public void Describe(string? description, string? website, string? email, string? phone)
    {
        Description = description;
        Website = website;
        Email = email;
        Phone = phone;
    }

    /// <summary>Another name; its address stays.</summary>
    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleRefused("An organisation needs a name.");
        Name = name.Trim();
    }

    /// <summary>Its registered numbers.</summary>
    public void Register(string? charityNumber, string? companyNumber)
    {
        CharityNumber = charityNumber;
        CompanyNumber = companyNumber;
    }

    /// <summary>It comes closer or steps back.</summary>
    public void MoveTo(Tier tier, string why, Who by, DateTimeOffset now)
    {
        if (tier == Tier) return;
        Tier = tier;
        Stand(Standing, $"Now {tier.Words().ToLowerInvariant()}: {why}", by, now);
    }

    /// <summary>No new offers because the organisation asked for it.</summary>
    public void Pause(string why, Who by, DateTimeOffset now) => Change(Standing.Paused, why, by, now);

    /// <summary>No new offers because evidence has run out.</summary>
    public void Lapse(string why, Who by, DateTimeOffset now) => Change(Standing.Lapsed, why, by, now);

    /// <summary>No new offers because the alliance decided so.</summary>
    public void Suspend(string why, Who by, DateTimeOffset now) => Change(Standing.Suspended, why, by, now);

    /// <summary>New offers come again. What the alliance suspended only the alliance restores.</summary>
    public void Restore(string why, Who by, DateTimeOffset now)
    {
        if (Standing == Standing.Suspended && by.OrganisationId == Id)
            throw new RuleRefused("The alliance suspended new offers, so only the alliance can restore them.");
        Change(Standing.Good, why, by, now);
    }

    /// <summary>It turned out to be another one that is here already. Only one that is merely listed can go: a member has people and cases.</summary>
    public void GoInto(Organisation other, Who by, DateTimeOffset now)
    {
        if (Tier != Tier.ListedOnly) throw new RuleRefused($"{Name} is a member of the alliance. Make it listed only first, then the two can become one.");
        if (other.Id == Id || other.MergedIntoId is not null) throw new RuleRefused("That organisation is gone itself. Choose the one that stays.");
        MergedIntoId = other.Id;
        Stand(Standing, $"Became one with {other.Name}.", by, now);
    }

    /// <summary>They were two after all.</summary>
    public void ComeBack(Who by, DateTimeOffset now)
    {
        MergedIntoId = null;
        Stand(Standing, "Two organisations after all.", by, now);
    }

    /// <summary>It works no more.</summary>
    public void Close(string why, Who by, DateTimeOffset now)
    {
        if (ClosedOn is not null) return;
        ClosedOn = Shared.Time.UkTime.DateOf(now);
        Stand(Standing.Lapsed, Reason(why), by, now);
    }

    /// <summary>It works again, or never stopped.</summary>
    public void Reopen(string why, Who by, DateTimeOffset now)
    {
        if (ClosedOn is null) return;
        ClosedOn = null;
        Stand(Standing.Good, Reason(why), by, now);
    }

    /// <summary>What another directory says of it.</summary>
    internal void TakenFrom(string source, ListedOrganisation listed)
    {
        (Source, ExternalId, Name) = (source, listed.ExternalId, listed.Name);
        Describe(listed.Description, listed.Website, listed.Email, listed.Phone);
        Register(listed.CharityNumber, listed.CompanyNumber);
    }

    private void Change(Standing to, string why, Who by, DateTimeOffset now)
    {
        if (to == Standing) throw new RuleRefused("That is how things stand already.");
        Stand(to, Reason(why), by, now);
    }

    private static string Reason(string? why) => (why ?? "").Trim() switch
    {
        "" => throw new RuleRefused("Say why, so that people can look it up later."),
        { Length: > 1000 } => throw new RuleRefused("Keep the reason under 1,000 letters."),
        var said => said,
    };

    private void Stand(Standing to, string why, Who by, DateTimeOffset now)
    {
        Standing = to;
        standingChanges.Add(new StandingChange(Id, to, why, by, now));
    }
}

/// <summary>One change of standing: what, who, when and why.</summary>
internal sealed class StandingChange
{
    private StandingChange()
    {
    }

    internal StandingChange(Guid organisationId, Standing standing, string why, Who by, DateTimeOffset at) =>
        (Id, OrganisationId, Standing, Why, By, At) = (Guid.CreateVersion7(at), organisationId, standing, why, by, at);

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Standing Standing { get; private set; }
    public string Why { get; private set; } = "";
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }
}
