using System.Globalization;
using Derwent.Alliance;

namespace Derwent.Listings.Oruk;

/// <summary>Our listings in the terms of the standard. What was not said is left out.</summary>
internal static class OrukMapping
{
    private const string Country = "GB", Nation = "England";

    public static OrukService Short(Service service, Organisation? by) => new()
    {
        Id = service.Id, Name = service.Name, Status = Status(service.Status), OrganizationId = service.OrganisationId, Description = Said(service.Description), Url = Address(service.Website),
        Email = Mail(service.Email), Fees = Fees(service), MinimumAge = service.MinAge, MaximumAge = service.MaxAge, AssuredDate = service.AssuredOn, Alert = Said(service.Alert),
        LastModified = service.ChangedAt.UtcDateTime, EligibilityDescription = Said(service.Eligibility), ApplicationProcess = HowToCome(service.HowToCome), WaitTime = Wait(service.Capacity),
        Organization = by is null ? null : Organization(by),
    };

    public static OrukFullService Full(Service service, Organisation? by)
    {
        var brief = Short(service, by);
        return new OrukFullService
        {
            Id = brief.Id, Name = brief.Name, Status = brief.Status, OrganizationId = brief.OrganizationId, Description = brief.Description, Url = brief.Url, Email = brief.Email, Fees = brief.Fees,
            MinimumAge = brief.MinimumAge, MaximumAge = brief.MaximumAge, AssuredDate = brief.AssuredDate, Alert = brief.Alert, LastModified = brief.LastModified,
            EligibilityDescription = brief.EligibilityDescription, ApplicationProcess = brief.ApplicationProcess, WaitTime = brief.WaitTime, Organization = brief.Organization,
            Schedules = Any(service.Schedules.OrderBy(schedule => schedule.Id).Select(Schedule)),
            ServiceAreas = Said(service.AreaServed) is { } area ? [new(OrukId.Of(service.Id, "area"), service.Id, area)] : null,
            ServiceAtLocations = Any(service.Locations.OrderBy(site => site.Ordinal).Select(site => Site(service, site))),
            Languages = Any(service.Languages.Select(code => new OrukLanguage(OrukId.Of(service.Id, "language/" + code), service.Id, LanguageVocabulary.All.GetValueOrDefault(code, code), code))),
            CostOptions = Cost(service), Contacts = Any(service.Contacts.OrderBy(contact => contact.Id).Select(Contact)),
            Attributes = Any(service.Needs.Select(OrukTaxonomies.OfNeed).OfType<OrukTerm>().Select(term => new OrukAttribute(OrukId.Of(service.Id, "term/" + term.Id), service.Id, term.Id, "service", term))),
            Capacities = service.Capacity is { } room ? [Capacity(room)] : null,
        };
    }

    public static OrukSite Site(Service service, ServiceLocation site)
    {
        var access = Any(service.Access.Where(AccessVocabulary.All.ContainsKey).Select(code => new OrukAccess(OrukId.Of(site.Id, "access/" + code), Place(site), AccessVocabulary.All[code])));
        return new(site.Id, service.Id, Place(site), new OrukLocation(
            Place(site), "physical", Said(site.Name) ?? Said(site.Place), Said(site.GettingThere), site.Point?.Y, site.Point?.X, Addresses(site), access));
    }

    public static OrukOrganization Organization(Organisation by) => new(by.Id, by.Name, About(by), Mail(by.Email), Address(by.Website), Identifiers(by));

    public static OrukFullOrganization Organization(Organisation by, IEnumerable<OrukService> services) =>
        new(by.Id, by.Name, About(by), Mail(by.Email), Address(by.Website), Identifiers(by), Any(services));

    private static string About(Organisation by) => Said(by.Description) ?? $"{by.Name} is listed in this directory.";

    private static List<OrukIdentifier>? Identifiers(Organisation by) => Any(new[] { ("GB-CHC", "Charity number", by.CharityNumber), ("GB-COH", "Company number", by.CompanyNumber) }
        .Where(number => Said(number.Item3) is not null).Select(number => new OrukIdentifier(OrukId.Of(by.Id, number.Item1), number.Item1, number.Item2, number.Item3!)));

    private static Guid Place(ServiceLocation site) => OrukId.Of(site.Id, "location");

    // The standard asks an address for all of its lines; half an address is left out, the coordinates stay.
    private static IReadOnlyList<OrukAddress>? Addresses(ServiceLocation site) =>
        (Said(site.Address) ?? Said(site.Name), Said(site.Town), Said(site.Postcode)) is ({ } street, { } town, { } postcode)
            ? [new(OrukId.Of(site.Id, "address"), Place(site), street, town, Said(site.Place), Nation, postcode, Country, "physical")] : null;

    private static OrukSchedule Schedule(Schedule schedule) => new(
        schedule.Id, schedule.ServiceId, schedule.ValidFrom, schedule.ValidTo, schedule.Start, schedule.Frequency == Frequency.NotSaid ? null : schedule.Frequency.ToString().ToUpperInvariant(),
        schedule.Frequency == Frequency.NotSaid ? null : schedule.Interval, Said(schedule.ByDay), Said(schedule.ByMonthDay), Said(schedule.Words), schedule.Opens, schedule.Closes, Said(schedule.Notes));

    private static OrukContact Contact(Contact contact) => new(contact.Id, contact.ServiceId, Said(contact.Name), Said(contact.Title), Mail(contact.Email),
        Said(contact.Phone) is { } number ? [new(OrukId.Of(contact.Id, "phone"), contact.Id, number)] : null);

    private static OrukCapacity Capacity(Capacity room) => new(OrukId.Of(room.ServiceId, "capacity"), room.ServiceId, room.Available, room.Maximum,
        room.Available is null ? "No limit" : null, room.UpdatedAt.UtcDateTime, new OrukUnit(OrukId.Of("unit/" + room.Unit), room.Unit));

    private static IReadOnlyList<OrukCost>? Cost(Service service) => service.CostPence is null && Said(service.CostWords) is null ? null
        : [new(OrukId.Of(service.Id, "cost"), service.Id, service.CostPence == 0 ? "Free" : null, service.CostPence / 100m, service.CostPence is null ? null : "GBP", Said(service.CostWords))];

    private static string? Fees(Service service) => Said(service.CostWords) ?? (service.CostPence is { } pence ? pence == 0 ? "Free" : (pence / 100m).ToString("£0.00", CultureInfo.InvariantCulture) : null);

    private static string? Wait(Capacity? room) => room?.WaitWeeks is { } weeks ? weeks == 0 ? "No wait" : weeks == 1 ? "1 week" : $"{weeks} weeks" : null;

    private static string? HowToCome(HowToCome way) => way switch
    {
        Listings.HowToCome.DropIn => "Just come.", Listings.HowToCome.Book => "Book first.", Listings.HowToCome.Referral => "Somebody asks for you, or you ask us.", _ => null,
    };

    private static string Status(ServiceStatus status) => status switch
    {
        ServiceStatus.Active => "active", ServiceStatus.TemporarilyClosed => "temporarily closed", ServiceStatus.Defunct => "defunct", _ => "inactive",
    };

    private static List<T>? Any<T>(IEnumerable<T> some) => some.ToList() is { Count: > 0 } list ? list : null;

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words;

    // A consumer's checker refuses what is no address; we leave it out rather than pass a fault on.
    private static string? Address(string? website) => Uri.TryCreate(website, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? uri.AbsoluteUri : null;

    private static string? Mail(string? email) => MimeKit.MailboxAddress.TryParse(email, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal) ? mailbox.Address : null;
}
