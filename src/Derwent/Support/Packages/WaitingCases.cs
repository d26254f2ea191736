using Derwent.Engine.Packages;
using Derwent.FrontDoor;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>Somebody who waits for a package, or for the rest of one: needs that nobody is asked for and nobody meets.</summary>
/// <param name="Of">The case; one that nobody saved stands for a referral that has no case yet.</param>
/// <param name="PackageId">Its package, or null while there is none.</param>
/// <param name="ReferralId">The referral that has no case yet, or null.</param>
/// <param name="Seeker">What the engine is told, with the open needs only.</param>
/// <param name="Since">From when the wait counts: triage's yes.</param>
internal sealed record WaitingCase(Case Of, Guid? PackageId, Guid? ReferralId, Seeker Seeker, DateTimeOffset Since)
{
    public Guid Id => ReferralId ?? Of.Id;

    /// <summary>Where the builder stands.</summary>
    public string Builder => PackageId is { } package ? $"/desk/packages/{package}" : $"/desk/packages/new/{ReferralId}";
}

/// <summary>Reads who waits, longest first. Row-level security decides which of them somebody sees.</summary>
internal sealed class WaitingCases(SupportContext support, FrontDoorContext door, Places places, IOptions<SupportOptions> options, TimeProvider clock)
{
    /// <summary>More than this no meeting can go through; the page says so.</summary>
    public const int Most = 150;

    /// <param name="but">A case, or a referral without one, that is not counted among the others.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IReadOnlyList<WaitingCase>> Read(Guid? but, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        var waiting = await WithCase(today, stop);
        waiting.AddRange(await WithoutCase(today, stop));
        return [.. waiting.Where(one => one.Seeker.Needs.Count > 0 && one.Id != but && one.Of.SubjectId != but).OrderBy(one => one.Since).ThenBy(one => one.Id).Take(Most)];
    }

    private async Task<List<WaitingCase>> WithCase(DateOnly today, CancellationToken stop)
    {
        var rows = await (from package in support.Packages.AsNoTracking()
                          join of in support.Cases on package.CaseId equals of.Id
                          // Only those with a need that nobody is asked for and nobody meets; which row of a need is the newest is looked at below.
                          where of.ClosedById == null && support.Set<SeenNeed>().Any(need => need.CaseId == of.Id && !need.IsStrength && need.Severity > 0
                              && !support.Parts.Any(part => part.PackageId == package.Id && part.Needs.Contains(need.Code)
                                  && support.Offers.Any(offer => offer.PartId == part.Id && (offer.State == OfferState.Sent || offer.State == OfferState.Later || offer.State == OfferState.Accepted))))
                          orderby package.ClockFrom, package.Id
                          select new { package.Id, package.ClockFrom, package.CaseId }).Take(2 * Most).ToListAsync(stop);
        var (packages, ids) = (rows.ConvertAll(row => row.Id), rows.ConvertAll(row => row.CaseId));
        var cases = await support.Cases.AsNoTracking().AsSplitQuery().Include(one => one.Needs).Include(one => one.Members).Include(one => one.UnsafePlaces)
            .Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, stop);
        var offers = (await support.Offers.AsNoTracking().Where(offer => packages.Contains(offer.PackageId)).ToListAsync(stop)).ToLookup(offer => offer.PackageId);
        var needs = await support.Parts.AsNoTracking().Where(part => packages.Contains(part.PackageId)).ToDictionaryAsync(part => part.Id, part => part.Needs, stop);
        var waiting = new List<WaitingCase>();
        foreach (var row in rows)
        {
            var seeker = await Home(Seekers.Of(cases[row.CaseId], offers[row.Id], options.Value.TravelLimitKm, today), cases[row.CaseId].Postcode, stop);
            var met = offers[row.Id].Where(offer => offer.IsOpen || offer.State == OfferState.Accepted).SelectMany(offer => needs[offer.PartId]).ToHashSet();
            waiting.Add(new WaitingCase(cases[row.CaseId], row.Id, null, seeker with { Needs = [.. seeker.Needs.Where(need => !met.Contains(need.Code))] }, row.ClockFrom));
        }
        return waiting;
    }

    private async Task<List<WaitingCase>> WithoutCase(DateOnly today, CancellationToken stop)
    {
        var referrals = await door.Referrals.AsNoTracking().Where(referral => referral.WaitingFor == FrontDoor.Waiting.Package && referral.SubjectId != null)
            .OrderBy(referral => referral.SubmittedAt).Take(Most).ToListAsync(stop);
        var ids = referrals.ConvertAll(referral => referral.SubjectId!.Value);
        var subjects = await door.Subjects.AsNoTracking().Where(subject => ids.Contains(subject.Id)).ToDictionaryAsync(subject => subject.Id, stop);
        var waiting = new List<WaitingCase>();
        foreach (var referral in referrals.Where(referral => subjects.ContainsKey(referral.SubjectId!.Value)))
        {
            var opening = Opening.From(referral, subjects[referral.SubjectId!.Value]);
            var seeker = await Home(Seekers.Of(opening, options.Value.TravelLimitKm, today), opening.Postcode, stop);
            waiting.Add(new WaitingCase(Case.Open(opening, "new", Shared.Security.Who.Derwent, clock.GetUtcNow()), null, referral.Id, seeker, referral.AcceptedAt ?? referral.SubmittedAt));
        }
        return waiting;
    }

    private async Task<Seeker> Home(Seeker seeker, string? postcode, CancellationToken stop) =>
        seeker.Home is null && seeker.Kind != SeekerKind.Place && postcode is not null && await places.FindAsync(postcode, stop) is { } home
            ? seeker with { Home = new Spot(home.Latitude, home.Longitude) } : seeker;
}
