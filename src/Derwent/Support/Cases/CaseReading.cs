using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>Reads a case as its page shows it. What the asking person may not see is not there: PostgreSQL decides.</summary>
internal sealed class CaseReading(
    SupportContext support, AllianceContext alliance, People people, Circle circle, CityMaps maps, RequestDatabase database,
    PackageReading packages, Current current, IOptions<SupportOptions> options, TimeProvider clock)
{
    private const int StepsShown = 60;

    /// <summary>The case with all its rows but the steps, or null.</summary>
    public async Task<Case?> Case(string reference, CancellationToken stop)
    {
        var found = await support.Cases.SingleOrDefaultAsync(one => one.Reference == reference, stop);
        if (found is not null) await Rows(found, stop);
        return found;
    }

    /// <summary>The same for a page that only looks: from here on nothing but this case is looked for among all that one may see.</summary>
    public async Task<Case?> OnlyCase(string reference, CancellationToken stop)
    {
        var found = await support.Cases.SingleOrDefaultAsync(one => one.Reference == reference, stop);
        if (found is null) return null;
        await circle.Only(found.Id);
        await Rows(found, stop);
        return found;
    }

    // Each by the case's id: joined to the case, as one query would, PostgreSQL asks twice who may see it. What cannot be there is not asked for.
    private async Task Rows(Case of, CancellationToken stop)
    {
        var rows = support.Entry(of);
        List<string> there = [nameof(of.Referrals), nameof(of.Members), nameof(of.Needs), nameof(of.Sayings), nameof(of.UnsafePlaces), nameof(of.Heeds), nameof(of.Goals), nameof(of.Resolutions)];
        if (of.Kind == FrontDoor.SubjectKind.Place) there.AddRange([nameof(of.Actions), nameof(of.Figures)]);
        foreach (var name in there) await rows.Collection(name).LoadAsync(stop);
        if (of.Resolutions.Count == 0) return;
        await rows.Collection(nameof(of.FollowUps)).LoadAsync(stop);
        await rows.Collection(nameof(of.Reopenings)).LoadAsync(stop);
    }

    public async Task<CaseView> View(Case of, IReadOnlyCollection<string> kinds, bool all, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var isTeam = current.Is(Role.StrategicPartner);
        var package = await PackageOf(of, stop);
        var offers = await support.Offers.AsNoTracking().Where(offer => offer.CaseId == of.Id).OrderBy(offer => offer.SentAt).ToListAsync(stop);
        // Words to the team are seen by the team alone; PostgreSQL says so too.
        var messages = isTeam ? await support.PlanMessages.AsNoTracking().Where(message => message.CaseId == of.Id && message.AnsweredAt == null).OrderBy(message => message.At).ToListAsync(stop) : [];
        var (steps, count) = await Steps(of, kinds, all, stop);
        var map = await maps.GetAsync(database.Connection, stop);
        return new CaseView
        {
            Case = of, Package = package, Offers = offers, Answers = await Answers(of, package, offers, now, stop), Steps = steps, AllSteps = count, Messages = messages,
            Circle = await Helpers(of, today, stop), People = isTeam || current.PersonId == of.LeadId ? await packages.Leads(of, package) : [], Links = await Links(of, stop),
            Stations = Stations.Of(CaseTimes.Of(of, package, offers, package is null ? null : UkTime.AddWorkingDays(package.ClockFrom, options.Value.PackageDays)), now),
            Next = Waiting.Of(of, package, offers, messages, now), Kinds = kinds.ToHashSet(),
            Area = of.Longitude is { } east && of.Latitude is { } north ? map.AreaAt(east, north)?.Name : null,
            MapSvg = of.Kind == FrontDoor.SubjectKind.Place && of.Latitude is { } y && of.Longitude is { } x ? PlaceMap.Draw(map, y, x, of.Name) : null,
            IsTeam = isTeam, Me = current, Now = now, Today = today,
        };
    }

    private async Task<Package?> PackageOf(Case of, CancellationToken stop)
    {
        var package = await support.Packages.SingleOrDefaultAsync(one => one.CaseId == of.Id, stop);
        if (package is null) return null;
        await support.Entry(package).Collection(nameof(package.Parts)).LoadAsync(stop);
        await support.Entry(package).Collection(nameof(package.Agreements)).LoadAsync(stop);
        return package;
    }

    // Each person linked to a place is a record of its own.
    private async Task<IReadOnlyList<PlaceLink>> Links(Case of, CancellationToken stop)
    {
        if (of.LinkedPeople == 0) return [];
        await circle.Only(null);
        return await support.PlaceLinks.AsNoTracking().Where(link => link.CaseId == of.Id).OrderBy(link => link.At).ToListAsync(stop);
    }

    private async Task<(IReadOnlyList<Step> Steps, int Count)> Steps(Case of, IReadOnlyCollection<string> kinds, bool all, CancellationToken stop)
    {
        var chosen = kinds.Select(kind => Enum.TryParse<StepKind>(kind, true, out var known) ? known : (StepKind?)null).OfType<StepKind>().ToList();
        var query = support.Steps.AsNoTracking().Where(step => step.CaseId == of.Id);
        if (chosen.Count > 0) query = query.Where(step => chosen.Contains(step.Kind));
        var most = all ? 2000 : StepsShown;
        var steps = await query.OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Take(most).ToListAsync(stop);
        return (steps, steps.Count < most ? steps.Count : await query.CountAsync(stop));
    }

    private async Task<IReadOnlyList<AnswerLine>> Answers(Case of, Package? package, List<Offer> offers, DateTimeOffset now, CancellationToken stop)
    {
        if (package is null) return [];
        var came = await (from attendance in support.Attendances
                          join session in support.Sessions on attendance.SessionId equals session.Id into sessions
                          from session in sessions.DefaultIfEmpty()
                          where attendance.CaseId == of.Id
                          select new { attendance.OfferId, attendance.Mark, StartsAt = (DateTimeOffset?)session!.StartsAt }).ToListAsync(stop);
        return [.. package.Parts.Where(part => part.IsLive || part.SentAt is not null).OrderBy(part => part.IsLive ? 0 : 1).ThenBy(part => part.Number).Select(part =>
        {
            var offer = offers.Where(one => one.PartId == part.Id).MaxBy(one => one.SentAt);
            var mine = came.Where(one => one.OfferId == offer?.Id).ToList();
            return new AnswerLine(part, offer, mine.Count(one => one.Mark is Mark.Here or Mark.Late), mine.Count(one => one.Mark is not null),
                mine.Where(one => one.Mark is null && one.StartsAt > now).Min(one => one.StartsAt));
        })];
    }

    private async Task<IReadOnlyList<CircleLine>> Helpers(Case of, DateOnly today, CancellationToken stop)
    {
        var entries = (await circle.Of(of.Id)).Where(entry => entry.EndedAt is null && (entry.Until is null || entry.Until >= today)).ToList();
        var names = await people.Of(entries.Select(entry => entry.PersonId).OfType<Guid>());
        var ids = entries.Select(entry => entry.OrganisationId).OfType<Guid>().Distinct().ToList();
        var organisations = await alliance.Organisations.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, stop);
        return [.. entries.Select(entry => new CircleLine(entry.PersonId, entry.OrganisationId,
            entry.PersonId is { } person && names.TryGetValue(person, out var known) ? $"{known.Name}, {known.OrganisationName}"
                : entry.OrganisationId is { } organisation ? organisations.GetValueOrDefault(organisation, "An organisation") : "Somebody of the alliance",
            entry.Why, entry.BeganAt is not null, entry.Until))];
    }
}
