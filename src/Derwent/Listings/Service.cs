using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using NpgsqlTypes;

namespace Derwent.Listings;

/// <summary>
/// Something an organisation does for young people, families or places: what, for whom, where, when, what it costs, and when somebody
/// last said that the page is right.
/// </summary>
public sealed partial class Service
{
    private readonly List<ServiceLocation> locations = [];
    private readonly List<Schedule> schedules = [];
    private readonly List<Contact> contacts = [];
    private readonly List<Assurance> assurances = [];
    private readonly List<ServiceVersion> versions = [];

    private Service()
    {
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its address under <c>/services/</c>; never changes.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The organisation that runs it.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>That organisation's name, as it stood when the service was last written.</summary>
    public string OrganisationName { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Plain text in paragraphs.</summary>
    public string Description { get; private set; } = "";

    /// <summary>One or two lines for a list.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>True while people can come.</summary>
    public bool IsOpen => Status == ServiceStatus.Active;

    /// <summary>Codes of <see cref="NeedVocabulary"/> that it meets.</summary>
    public IReadOnlyList<string> Needs { get; private set; } = [];

    /// <summary>Youngest age, or null for no limit.</summary>
    public int? MinAge { get; private set; }

    /// <summary>Oldest age, or null for no limit.</summary>
    public int? MaxAge { get; private set; }

    /// <summary>Everybody, girls or boys.</summary>
    public OnlyFor OnlyFor { get; private set; }

    /// <summary>What else decides who can come, in words.</summary>
    public string? Eligibility { get; private set; }

    /// <summary>ISO 639-1 codes of the languages spoken.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>What makes it easier to come, by code: no-steps, quiet-room, sign-language …</summary>
    public IReadOnlyList<string> Access { get; private set; } = [];

    /// <summary>The area it serves, in words; null for everywhere.</summary>
    public string? AreaServed { get; private set; }

    /// <summary>Price of one visit in pence; 0 is free, null is not said.</summary>
    public int? CostPence { get; private set; }

    /// <summary>About the price, in words.</summary>
    public string? CostWords { get; private set; }

    /// <summary>True when it can be had by phone or online.</summary>
    public bool Online { get; private set; }

    /// <summary>True when a referral is how to come, or one of the ways.</summary>
    public bool TakesReferrals => HowToCome is HowToCome.Referral or HowToCome.NotSaid;

    /// <summary>Only signed-in people see it: a refuge, a one-to-one worker who is not advertised.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>The day somebody last said that all of it is right.</summary>
    public DateOnly? AssuredOn { get; private set; }

    /// <summary>Free places, when the organisation said.</summary>
    public Capacity? Capacity { get; private set; }

    /// <summary>Where it happens.</summary>
    public IReadOnlyList<ServiceLocation> Locations => locations;

    internal ServiceStatus Status { get; private set; }
    internal HowToCome HowToCome { get; private set; }
    internal string? Alert { get; private set; }
    internal string? Website { get; private set; }
    internal string? Email { get; private set; }
    internal string? AssuredBy { get; private set; }

    /// <summary>Since when nobody finds it, because nobody said that it is still right; null while it is found.</summary>
    internal DateOnly? HiddenOn { get; private set; }

    /// <summary>The listing that says the same and stayed, when two became one.</summary>
    internal Guid? MergedIntoId { get; private set; }

    internal IReadOnlyList<string> Tags { get; private set; } = [];
    internal string SearchWords { get; private set; } = "";
    internal string Times { get; private set; } = "";
    internal NpgsqlRange<int>[] Hours { get; private set; } = [];
    internal short Days { get; private set; }
    internal IReadOnlyList<string> Facets { get; private set; } = [];
    internal string? Source { get; private set; }
    internal string? ExternalId { get; private set; }
    internal string? Provenance { get; private set; }
    internal DateTimeOffset? SourceModifiedAt { get; private set; }
    internal byte[]? ContentHash { get; private set; }
    internal DateTimeOffset AddedAt { get; private set; }
    internal DateTimeOffset ChangedAt { get; private set; }
    internal IReadOnlyList<Schedule> Schedules => schedules;
    internal IReadOnlyList<Contact> Contacts => contacts;
    internal IReadOnlyList<Assurance> Assurances => assurances;
    internal IReadOnlyList<ServiceVersion> Versions => versions;

    /// <summary>A service is listed. The slug is made by the caller, who knows which are taken.</summary>
    internal static Service List(Guid organisationId, string organisationName, string slug, ServiceFacts facts, DateTimeOffset now)
    {
        var service = new Service { Id = Guid.CreateVersion7(now), Slug = slug, OrganisationId = organisationId, OrganisationName = organisationName, AddedAt = now };
        service.Write(facts, now);
        return service;
    }

    /// <summary>Everything that is said about it, anew.</summary>
    internal void Write(ServiceFacts facts, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(facts.Name)) throw new RuleRefused("A service needs a name.");
        if (facts is { MinAge: { } min, MaxAge: { } max } && min > max) throw new RuleRefused("The youngest age is above the oldest age.");
        if (facts.Needs.FirstOrDefault(code => NeedVocabulary.Find(code) is null) is { } unknown) throw new RuleRefused($"There is no need with the code “{unknown}”.");
        (Name, Description, Status) = (facts.Name.Trim(), facts.Description, facts.Status);
        (Needs, Tags, Languages, Access) = (facts.Needs, facts.Tags, facts.Languages, facts.Access);
        (MinAge, MaxAge, OnlyFor, Eligibility) = (facts.MinAge, facts.MaxAge, facts.OnlyFor, facts.Eligibility);
        (AreaServed, CostPence, CostWords, Online) = (facts.AreaServed, facts.CostPence, facts.CostWords, facts.Online);
        (HowToCome, Alert, Website, Email, IsPrivate) = (facts.HowToCome, facts.Alert, facts.Website, facts.Email, facts.IsPrivate);
        Replace(locations, facts.Sites.Select((site, place) => new ServiceLocation(Id, place + 1, site)), (old, anew) => old.Ordinal == anew.Ordinal && old.Facts == anew.Facts);
        Replace(schedules, facts.Schedules.Select(schedule => new Schedule(Id, schedule)), (old, anew) => old.Facts == anew.Facts);
        Replace(contacts, facts.Contacts.Select(contact => new Contact(Id, contact)), (old, anew) => old.Facts == anew.Facts);
        if (facts.Photos is { } hung) Stand(hung, now);
        var told = Derived.From(facts, UkTime.DateOf(now));
        (Summary, SearchWords, Times, Hours, Days, Facets) = (told.Summary, told.SearchWords, told.When, told.Hours, told.Days, told.Facets);
        ChangedAt = now;
    }

    /// <summary>Somebody who runs it says that all of it is right.</summary>
    internal void Assure(Who by, DateTimeOffset now, Guid? askId = null)
    {
        AssuredOn = UkTime.DateOf(now);
        AssuredBy = by.Name;
        HiddenOn = null;
        assurances.Add(new Assurance(Id, by, now, askId));
    }

    /// <summary>How many places are free now; null is no limit.</summary>
    internal void SayCapacity(string unit, int? available, int? maximum, int? waitWeeks, Who by, DateTimeOffset now)
    {
        Capacity ??= new Capacity(Id);
        Capacity.Say(unit, available, maximum, waitWeeks, by, now);
    }

    // What says the same stays the same row: its id stands in other people's copies of the directory.
    private static void Replace<T>(List<T> old, IEnumerable<T> anew, Func<T, T, bool> same)
    {
        var kept = new List<T>();
        foreach (var one in anew) kept.Add(old.Except(kept).FirstOrDefault(was => same(was, one)) is { } there ? there : one);
        old.RemoveAll(was => !kept.Contains(was));
        old.AddRange(kept.Where(one => !old.Contains(one)));
    }
}
