using Derwent.FrontDoor;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>Opens the case and the package of an accepted referral: once a referral, and one case a subject, whoever presses twice or at the same time.</summary>
internal sealed class OpenCase(SupportContext support, FrontDoorContext door, Places places, AuditTrail audit, TimeProvider clock)
{
    /// <returns>The package, or null when there is no such referral for this person.</returns>
    public async Task<Package?> Run(Guid referralId, Who by, CancellationToken stop = default)
    {
        await support.OneAtATimeAsync(referralId, stop);
        if (await PackageOf(referralId, stop) is { } there) return there;
        if (await door.Referrals.SingleOrDefaultAsync(referral => referral.Id == referralId, stop) is not { } referral) return null;
        if (!referral.IsAccepted || referral.SubjectId is not { } subjectId) throw new RuleRefused("Triage has not accepted this referral, so a package cannot begin.");
        await support.OneAtATimeAsync(subjectId, stop);
        var subject = await door.Subjects.SingleAsync(subject => subject.Id == subjectId, stop);
        var from = await Located(Opening.From(referral, subject), stop);
        var now = clock.GetUtcNow();
        var of = await Held(subjectId, stop);
        if (of is null) support.Cases.Add(of = Case.Open(from, await FreeReference(from.Kind, stop), by, now));
        else Rejoin(of, from, by, now);
        var package = await support.Packages.Include(package => package.Parts).SingleOrDefaultAsync(package => package.CaseId == of.Id, stop);
        if (package is null) support.Packages.Add(package = Package.Begin(of, referral.AcceptedAt, PartWords.WithoutNames(from.TheirWords, of), by, now));
        referral.Reach(Station.Package, by, now);
        audit.Wrote("case", of.Id, "opened for a referral", of.Reference);
        await support.SaveChangesAsync(stop);
        await door.SaveChangesAsync(stop);
        return package;
    }

    /// <summary>Who refers gives a postcode at most; the map and the journeys need the point it stands for.</summary>
    private async Task<Opening> Located(Opening said, CancellationToken stop) =>
        said.Latitude is null && said.Postcode is { } postcode && await places.FindAsync(postcode, stop) is { } point
            ? said with { Latitude = point.Latitude, Longitude = point.Longitude } : said;

    /// <summary>The package that answers a referral already, or null.</summary>
    public Task<Package?> PackageOf(Guid referralId, CancellationToken stop = default) => support.Packages
        .Include(package => package.Parts)
        .SingleOrDefaultAsync(package => support.Referrals.Any(referral => referral.ReferralId == referralId && referral.CaseId == package.CaseId), stop);

    private static void Rejoin(Case of, Opening from, Who by, DateTimeOffset now)
    {
        if (!of.IsOpen) of.Reopen("A new referral came in.", by, now);
        of.Join(from, by, now);
    }

    private Task<Case?> Held(Guid subjectId, CancellationToken stop) => support.Cases.AsSplitQuery()
        .Include(one => one.Referrals).Include(one => one.Needs).Include(one => one.Members).Include(one => one.Resolutions)
        .SingleOrDefaultAsync(one => one.SubjectId == subjectId, stop);

    private async Task<string> FreeReference(SubjectKind kind, CancellationToken stop)
    {
        for (var length = 4; ; length++)
            for (var tries = 0; tries < 5; tries++)
            {
                var reference = Case.NewReference(kind, length);
                if (!await support.Cases.AnyAsync(one => one.Reference == reference, stop)) return reference;
            }
    }
}
