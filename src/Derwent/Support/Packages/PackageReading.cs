using Derwent.Accounts;
using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>Reads a package with its case, its offers and a fresh ranking.</summary>
internal sealed class PackageReading(
    SupportContext support, WhoCouldHelp help, WaitingCases waiting, People people, Current current, IOptions<SupportOptions> options, TimeProvider clock)
{
    /// <summary>The key of an option that the meeting's page put together.</summary>
    public const string Together = "together";

    public Task<Package?> Package(Guid id, CancellationToken stop) => support.Packages.AsSplitQuery()
        .Include(package => package.Parts).Include(package => package.Agreements).Include(package => package.Gaps).Include(package => package.Overrides)
        .SingleOrDefaultAsync(package => package.Id == id, stop);

    public Task<Case> CaseOf(Package package, CancellationToken stop) => support.Cases.AsSplitQuery()
        .Include(one => one.Referrals).Include(one => one.Members).Include(one => one.Needs).Include(one => one.Sayings).Include(one => one.UnsafePlaces).Include(one => one.Resolutions).Include(one => one.FollowUps)
        .SingleAsync(one => one.Id == package.CaseId, stop);

    public Task<List<Offer>> Offers(Package package, CancellationToken stop) =>
        support.Offers.Where(offer => offer.PackageId == package.Id).OrderBy(offer => offer.SentAt).ToListAsync(stop);

    /// <param name="of">The case.</param>
    /// <param name="package">Its package.</param>
    /// <param name="offers">Offers of it.</param>
    /// <param name="isSaved">False while the package only stands on the screen: then the option's parts are put in.</param>
    /// <param name="option">Key of the option asked for.</param>
    /// <param name="with">Services that the meeting's page put together; they become one more option.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<BuilderView> View(Case of, Package package, IReadOnlyList<Offer> offers, bool isSaved, string option, IReadOnlyCollection<Guid> with, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var found = await help.For(Seekers.Of(of, offers, options.Value.TravelLimitKm, today), of.Postcode, of.Id, stop);
        if (with.Count > 0 && PackageRanking.OptionOf(found.Seeker, found.Proposal, with, today, Together, "Best for all who wait", "what the meeting's page proposes") is { } together)
            found = found with { Proposal = found.Proposal with { Options = [.. found.Proposal.Options, together] } };
        if (!isSaved && found.Proposal.Options.FirstOrDefault(one => one.Key == option) is { } chosen)
            package.Take([.. chosen.Parts.Select(PartWords.Said)], current.Who, now);
        var view = BuilderView.Of(of, package, offers, found, UkTime.AddWorkingDays(package.ClockFrom, options.Value.PackageDays), now, isSaved, option);
        return view.With(await Leads(of, package));
    }

    /// <summary>Works out what every option would cost others who wait. Only a page that shows it asks.</summary>
    public async Task<BuilderView> Weigh(BuilderView view, CancellationToken stop)
    {
        if (view.Proposal.Options.Count == 0) return view;
        List<WhoWaits> others = [.. (await waiting.Read(view.Case.SubjectId, stop)).Select(one => new WhoWaits(one.Id.ToString(), one.Seeker))];
        return view.Weighed(view.Proposal.Options.ToDictionary(option => option.Key, option =>
            CostWords.Of(Meeting.Cost(others, view.Services, view.Today, [.. option.Parts.Select(part => part.Choice.Service.Id)]), option)));
    }

    /// <summary>Takes a whole option. Another than the first is a choice against the proposal, and the option's own words say what it looks after.</summary>
    public void Take(Package package, Proposal proposal, PackageOption chosen)
    {
        var now = clock.GetUtcNow();
        package.Take([.. chosen.Parts.Select(PartWords.Said)], current.Who, now);
        if (proposal.Options[0].Key == chosen.Key) return;
        package.Overrule(OverrideKind.AnotherOption, [.. proposal.Needs.Select(need => need.Need.Code)], Named(proposal.Options[0]), Named(chosen),
            new OverrideSaid(chosen.Key == Together ? OverrideReason.OthersNeedThePlace : OverrideReason.SomethingElse, $"{chosen.Name}: {chosen.About}."), current.Who, now);
    }

    private static string Named(PackageOption option) => string.Join("; ", option.Parts.Select(part => Override.Named(part.Choice.Service.Name, part.Choice.Service.OrganisationName)));

    /// <summary>Who may lead: whoever leads now, oneself, the people of the organisations in the package, the partnership team.</summary>
    public async Task<IReadOnlyList<Choice>> Leads(Case of, Package? package)
    {
        List<Guid> organisations = [.. (package?.LiveParts.Select(part => part.OrganisationId) ?? []).Distinct()];
        var known = await people.Of(new[] { of.LeadId, current.PersonId }.OfType<Guid>());
        var workers = organisations.Count == 0 ? [] : await people.Holding([Role.Practitioner, Role.OrganisationManager], organisations);
        List<KnownPerson> mine = [.. new[] { of.LeadId, current.PersonId }.OfType<Guid>().Where(known.ContainsKey).Select(id => known[id])];
        mine.AddRange(organisations.SelectMany(one => workers.Where(person => person.OrganisationId == one)));
        mine.AddRange(await people.Holding(Role.StrategicPartner));
        return [.. mine.DistinctBy(person => person.Id).Where(person => person.OrganisationId is not null).Take(100)
            .Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {(person.Id == current.PersonId ? "you" : person.OrganisationName)}"))];
    }
}
