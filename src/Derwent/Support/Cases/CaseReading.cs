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
    public Task<Case?> Case(string reference, CancellationToken stop) => support.Cases.AsSplitQuery()
        .Include(one => one.Referrals).Include(one => one.Members).Include(one => one.Needs).Include(one => one.Sayings).Include(one => one.UnsafePlaces)
        .Include(one => one.Heeds).Include(one => one.Goals).Include(one => one.Resolutions).Include(one => one.FollowUps).Include(one => one.Reopenings)
        .Include(one => one.Actions).Include(one => one.Figures)
        .SingleOrDefaultAsync(one => one.Reference == reference, stop);

    public async Task<CaseView> View(Case of, IReadOnlyCollection<string> kinds, bool all, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var package = await support.Packages.AsSplitQuery().Include(one => one.Parts).Include(one => one.Agreements).SingleOrDefaultAsync(one => one.CaseId == of.Id, stop);
        var offers = await support.Offers.AsNoTracking().Where(offer => offer.CaseId == of.Id).OrderBy(offer => offer.SentAt).ToListAsync(stop);
        var messages = await support.PlanMessages.AsNoTracking().Where(message => message.CaseId == of.Id && message.AnsweredAt == null).OrderBy(message => message.At).ToListAsync(stop);
        var (steps, count) = await Steps(of, kinds, all, stop);
        var map = await maps.GetAsync(database.Connection, stop);
        return new CaseView
        {
            Case = of, Package = package, Offers = offers, Answers = await Answers(of, package, offers, now, stop), Steps = steps, AllSteps = count, Messages = messages,
            Circle = await Helpers(of, today, stop), Links = of.LinkedPeople == 0 ? [] : await support.PlaceLinks.AsNoTracking().Where(link => link.CaseId == of.Id).OrderBy(link => link.At).ToListAsync(stop),
            Stations = Stations.Of(CaseTimes.Of(of, package, offers, package is null ? null : UkTime.AddWorkingDays(package.ClockFrom, options.Value.PackageDays)), now),
            Next = Waiting.Of(of, package, offers, messages, now), People = await packages.Leads(of, package), Kinds = kinds.ToHashSet(),
            Area = of.Longitude is { } east && of.Latitude is { } north ? map.AreaAt(east, north)?.Name : null,
            MapSvg = of.Kind == FrontDoor.SubjectKind.Place && of.Latitude is { } y && of.Longitude is { } x ? PlaceMap.Draw(map, y, x, of.Name) : null,
            IsTeam = current.Is(Role.StrategicPartner), Me = current, Now = now, Today = today,
        };
    }

    private async Task<(IReadOnlyList<Step> Steps, int Count)> Steps(Case of, IReadOnlyCollection<string> kinds, bool all, CancellationToken stop)
    {
        var chosen = kinds.Select(kind => Enum.TryParse<StepKind>(kind, true, out var known) ? known : (StepKind?)null).OfType<StepKind>().ToList();
        var query = support.Steps.AsNoTracking().Where(step => step.CaseId == of.Id);
        if (chosen.Count > 0) query = query.Where(step => chosen.Contains(step.Kind));
        var count = await query.CountAsync(stop);
        var steps = await query.OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Take(all ? 2000 : StepsShown).ToListAsync(stop);
        return (steps, count);
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
