using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using ServiceFacts = Derwent.Listings.ServiceFacts;

namespace Derwent.Tests.Support;

/// <summary>A small town in the database: organisations with services and workers, referrals that triage accepted. Every name in it is unique, so that a leak is seen.</summary>
internal sealed class Town(House house)
{
    private static int count;

    public House House => house;

    /// <summary>An organisation in good standing, with a manager and a practitioner of its own.</summary>
    public async Task<Helpers> AnOrganisation(string? email = "", Tier tier = Tier.Member)
    {
        var number = Interlocked.Increment(ref count);
        var coordinator = await house.APerson(null, Role.Coordinator);
        var organisation = Organisation.Join($"Helpers {number}", $"helpers-{number}", tier, Who.Derwent, house.Clock.GetUtcNow());
        organisation.Describe("They help.", null, email == "" ? $"offers-{number}@helpers.test" : email, "01332 000 100");
        await house.As(coordinator, async services =>
        {
            services.GetRequiredService<AllianceContext>().Add(organisation);
            await services.GetRequiredService<AllianceContext>().SaveChangesAsync();
        });
        return new Helpers(organisation.Id, organisation.Name, organisation.Email, await house.APerson(organisation.Id, Role.OrganisationManager), await house.APerson(organisation.Id, Role.Practitioner));
    }

    /// <summary>A service of theirs that meets these needs.</summary>
    public async Task<Service> AService(Helpers of, string[] needs, int? free = 3, int? minAge = null, int? maxAge = null, double north = 0.5)
    {
        var number = Interlocked.Increment(ref count);
        var service = Service.List(of.Id, of.Name, $"service-{number}", new ServiceFacts
        {
            Name = $"Service {number}", Description = "Something good.", Needs = needs, MinAge = minAge, MaxAge = maxAge, HowToCome = HowToCome.Referral,
            Sites = [new SiteFacts($"Hall {number}", "1 High Street", "Derby", null, new Point(-1.47, 52.9 + north / 111.2) { SRID = 4326 })],
        }, house.Clock.GetUtcNow());
        service.SayCapacity("place", free, null, null, Who.Derwent, house.Clock.GetUtcNow());
        service.Assure(Who.Derwent, house.Clock.GetUtcNow());
        await house.As(of.Manager, async services =>
        {
            services.GetRequiredService<ListingsContext>().Add(service);
            await services.GetRequiredService<ListingsContext>().SaveChangesAsync();
        });
        return service;
    }

    /// <summary>A referral that the partnership team recognised and accepted.</summary>
    public async Task<Accepted> AReferral(Person partner, SubjectKind kind = SubjectKind.YoungPerson, params string[] needs)
    {
        var number = Interlocked.Increment(ref count);
        var surname = $"Quillfeather{number}";
        var details = kind switch
        {
            SubjectKind.Family => new SubjectDetails { Surname = surname, Members = [new($"Ola {surname}", null, 38, "mum"), new($"Kit {surname}", new DateOnly(2014, 5, 1), null, "son")], Latitude = 52.9, Longitude = -1.47 },
            SubjectKind.Place => new SubjectDetails { PlaceName = $"Sorrel Street steps {number}", Where = "behind the shops", Times = "Friday evenings", Latitude = 52.9, Longitude = -1.47 },
            _ => new SubjectDetails { FirstName = $"Theo{number}", Surname = surname, BirthDate = new DateOnly(2012, 3, 27), Latitude = 52.9, Longitude = -1.47 },
        };
        if (needs.Length == 0) needs = kind == SubjectKind.Place ? ["place-violence"] : ["school"];
        var said = FrontDoor.SomeReferral.Said(kind, details) with
        {
            Needs = [.. needs.Select(code => StatedNeed.From(NeedVocabulary.Find(code)!, "school", new DateOnly(2026, 11, 23)))],
            TheirWords = kind == SubjectKind.Place ? null : $"I want to be picked. Call me {details.FirstName ?? surname}.",
        };
        var now = house.Clock.GetUtcNow();
        var who = new Who(partner.Id, partner.Name, partner.OrganisationId);
        var referral = Referral.Submit(Guid.CreateVersion7(now), Reference.New(), said, FrontDoor.SomeReferral.Teacher, now.AddHours(-20));
        var subject = Subject.Record(kind, details, who, now);
        referral.Recognise(subject, true, null, who, now);
        referral.Accept("We can help.", Urgency.Usual, who, now);
        await house.As(partner, async services =>
        {
            var door = services.GetRequiredService<FrontDoorContext>();
            door.AddRange(referral, subject);
            await door.SaveChangesAsync();
        });
        return new Accepted(partner, referral.Id, subject.Id, surname, details);
    }

    public Task<Person> APartner() => house.APerson(Guid.CreateVersion7(), Role.StrategicPartner);

    /// <summary>A case whose one offer was accepted by the organisation: support from today on.</summary>
    public async Task<Running> ACase(SubjectKind kind = SubjectKind.YoungPerson, string need = "")
    {
        if (need.Length == 0) need = kind == SubjectKind.Place ? "place-violence" : "school";
        var helpers = await AnOrganisation();
        var service = await AService(helpers, [need]);
        var partner = await APartner();
        var referral = await AReferral(partner, kind, need);
        Guid packageId = default, offerId = default;
        await house.As(partner, async services => packageId = (await services.GetRequiredService<OpenCase>().Run(referral.Id, Of(partner)))!.Id);
        await house.As(partner, async services =>
        {
            var reading = services.GetRequiredService<PackageReading>();
            var package = (await reading.Package(packageId, default))!;
            var of = await reading.CaseOf(package, default);
            package.Add(SomeCase.PartSaid(service.Name, need) with { ServiceId = service.Id, OrganisationId = helpers.Id, Organisation = helpers.Name }, Of(partner), house.Clock.GetUtcNow());
            await services.GetRequiredService<GiveCase>().Run(of, partner.Id, Of(partner));
            offerId = (await services.GetRequiredService<SendOffers>().Run(package, of, new Dictionary<string, string>(), "They asked us to begin.", Of(partner)))[0].Id;
        });
        await house.As(helpers.Practitioner, async services => await services.GetRequiredService<GiveAnswer>().Run(
            offerId, new OfferAnswer.Yes(new DateOnly(2026, 11, 24)), AnsweredFrom.Inbox, Of(helpers.Practitioner)));
        var reference = (await house.Behind<string>($"select reference from support.cases where subject_id = '{referral.SubjectId}'"))!;
        var caseId = await house.Behind<Guid>($"select id from support.cases where subject_id = '{referral.SubjectId}'");
        return new Running(partner, referral, helpers, service, caseId, packageId, offerId, reference);
    }

    public static Who Of(Person person) => new(person.Id, person.Name, person.OrganisationId);
}

/// <summary>An organisation that helps.</summary>
internal sealed record Helpers(Guid Id, string Name, string? Email, Person Manager, Person Practitioner);

/// <summary>A referral that triage accepted.</summary>
internal sealed record Accepted(Person Partner, Guid Id, Guid SubjectId, string Surname, SubjectDetails Details);

/// <summary>A case in support.</summary>
internal sealed record Running(Person Lead, Accepted Referral, Helpers Helpers, Service Service, Guid CaseId, Guid PackageId, Guid OfferId, string Reference);
