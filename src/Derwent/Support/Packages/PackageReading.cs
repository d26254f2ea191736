using Derwent.Accounts;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>Reads a package with its case, its offers and a fresh ranking.</summary>
internal sealed class PackageReading(SupportContext support, WhoCouldHelp help, People people, Current current, IOptions<SupportOptions> options, TimeProvider clock)
{
    public Task<Package?> Package(Guid id, CancellationToken stop) => support.Packages.AsSplitQuery()
        .Include(package => package.Parts).Include(package => package.Agreements).Include(package => package.Gaps)
        .SingleOrDefaultAsync(package => package.Id == id, stop);

    public Task<Case> CaseOf(Package package, CancellationToken stop) => support.Cases.AsSplitQuery()
        .Include(one => one.Referrals).Include(one => one.Members).Include(one => one.Needs).Include(one => one.Sayings).Include(one => one.UnsafePlaces).Include(one => one.Resolutions).Include(one => one.FollowUps)
        .SingleAsync(one => one.Id == package.CaseId, stop);

    public Task<List<Offer>> Offers(Package package, CancellationToken stop) =>
        support.Offers.Where(offer => offer.PackageId == package.Id).OrderBy(offer => offer.SentAt).ToListAsync(stop);

    public async Task<BuilderView> View(Case of, Package package, IReadOnlyList<Offer> offers, bool isSaved, string option, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var found = await help.For(Seekers.Of(of, offers, options.Value.TravelLimitKm, today), of.Postcode, of.Id, stop);
        if (!isSaved && found.Proposal.Options.FirstOrDefault(one => one.Key == option) is { } chosen)
            package.Take([.. chosen.Parts.Select(PartWords.Said)], current.Who, now);
        var view = BuilderView.Of(of, package, offers, found, UkTime.AddWorkingDays(package.ClockFrom, options.Value.PackageDays), now, isSaved, option);
        return view.With(await Leads(of, package));
    }

    /// <summary>Who may lead: whoever leads now, oneself, the people of the organisations in the package, the partnership team.</summary>
    public async Task<IReadOnlyList<Choice>> Leads(Case of, Package? package)
    {
        var mine = new List<KnownPerson>();
        if (of.LeadId is { } lead) mine.AddRange((await people.Of([lead])).Values);
        if (current.PersonId is { } me) mine.AddRange((await people.Of([me])).Values);
        foreach (var organisation in (package?.LiveParts.Select(part => part.OrganisationId) ?? []).Distinct())
            mine.AddRange((await people.Of(organisation)).Where(person => person.Roles.Contains(Role.Practitioner) || person.Roles.Contains(Role.OrganisationManager)));
        mine.AddRange(await people.Holding(Role.StrategicPartner));
        return [.. mine.DistinctBy(person => person.Id).Where(person => person.OrganisationId is not null).Take(100)
            .Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {(person.Id == current.PersonId ? "you" : person.OrganisationName)}"))];
    }
}
