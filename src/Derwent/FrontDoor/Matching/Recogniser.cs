using Derwent.Engine.Linkage;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Matching;

/// <summary>
/// Finds what a referral may be about: one query looks up its keys, the engine weighs what was found. It works in the asking transaction, so nothing lags, inside a savepoint with
/// a limit of time, so that a failure of recognition never holds up a referral.
/// </summary>
internal sealed partial class Recogniser(FrontDoorContext front, Models models, RequestDatabase database, TimeProvider clock, ILogger<Recogniser> log)
{
    private const int Most = 12;

    /// <summary>In the referral's own transaction: what it may be about is kept, with the chance and the model that gave it. Whoever sends it learns nothing. What is kept leaves with the commit.</summary>
    public async Task Notice(Referral referral)
    {
        var now = clock.GetUtcNow();
        try
        {
            var (newest, found) = await Look(referral);
            var weigher = await models.Numbered(front, referral.Kind, newest);
            var here = weigher.Here(referral.Stated);
            Keep(referral, [.. found.Zip(Weigher.Settle(found.ConvertAll(one => weigher.Compare(here, one.Details()))))], now);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await TakeBack(failed, referral.Id);
            await LookByHand(referral, now);
        }
    }

    /// <summary>For the desk: weighed anew with the newest model, with everything that came since.</summary>
    public async Task<Recognised> For(Referral referral, DateOnly today)
    {
        IReadOnlyList<Candidate> candidates = [];
        var worked = await Try(referral, async () =>
        {
            var weigher = await models.Newest(front, referral.Kind);
            candidates = await Assemble(referral, weigher, [.. (await Alike(referral)).Select(one => one.Id)], today);
        });
        return new Recognised(candidates, worked);
    }

    /// <summary>Found by hand: by a referral's reference, or by name among everybody known and every referral; weighed when recognition works, and shown whatever it says.</summary>
    public async Task<IReadOnlyList<Candidate>> Named(Referral referral, string typed, DateOnly today)
    {
        var ids = Desk.Finding.Reference(typed) is { } start
            ? await front.Referrals.Where(r => r.Kind == referral.Kind && r.Id != referral.Id && r.Reference.StartsWith(start)).OrderByDescending(r => r.SubmittedAt).Take(Most).Select(r => r.Id).ToListAsync()
            : await Named(front, Desk.Finding.Words(typed), referral.Kind, referral.Id);
        Weigher? weigher = null;
        await Try(referral, async () => weigher = await models.Newest(front, referral.Kind));
        return await Assemble(referral, weigher, ids, today, all: true);
    }

    /// <summary>For the queue: the band of the likeliest candidate of each referral, and how many earlier referrals are very like it.</summary>
    public async Task<IReadOnlyDictionary<Guid, (Band Band, int Earlier)>> Glance(IReadOnlyList<Guid> page)
    {
        var hints = await front.Hints.Where(hint => page.Contains(hint.ReferralId) && (hint.Band == Band.Likely || hint.Band == Band.Review)).Select(hint => new { hint.ReferralId, hint.Band, hint.IsSubject }).ToListAsync();
        var seen = hints.ToLookup(hint => hint.ReferralId);
        return page.ToDictionary(id => id, id => (seen[id].Select(hint => hint.Band!.Value).DefaultIfEmpty().Max(), seen[id].Count(hint => !hint.IsSubject && hint.Band == Band.Likely)));
    }

    /// <summary>Two subjects, for whoever decides whether they are one; null when recognition fails.</summary>
    public async Task<Comparison?> Between(Subject one, Subject other)
    {
        Comparison? comparison = null;
        await Try(null, async () => comparison = (await models.Newest(front, one.Kind)).Compare(one.Details, other.Details));
        return comparison;
    }

    private async Task LookByHand(Referral referral, DateTimeOffset now)
    {
        referral.NotRecognised(Who.Derwent, now);
        await front.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<Candidate>> Assemble(Referral referral, Weigher? weigher, List<Guid> ids, DateOnly today, bool all = false)
    {
        var others = await Earlier(front.Referrals.Where(r => r.Id != referral.Id && ids.Contains(r.Id)));
        var named = others.Select(other => other.SubjectId).OfType<Guid>().Concat(ids).ToList();
        if (referral.SubjectId is { } joined) named.Add(joined);
        var subjects = await Standing(await front.Subjects.Where(s => named.Contains(s.Id)).ToListAsync());
        var found = subjects.ConvertAll(subject => subject.Id);
        others = [.. others.Concat(await Earlier(front.Referrals.Where(r => r.Id != referral.Id && r.SubjectId != null && found.Contains(r.SubjectId.Value)))).DistinctBy(other => other.Id).OrderByDescending(other => other.SubmittedAt)];
        var apart = referral.Steps.OfType<SetApart>().Select(step => step.SubjectId).ToHashSet();
        var known = subjects.Select(subject => OfSubject(referral, weigher, subject, [.. others.Where(other => other.SubjectId == subject.Id)], today, apart));
        var loose = others.Where(other => other.SubjectId is null)
            .Select(other => new Candidate(null, [other], other.Stated.Name(referral.Kind), other.Stated.AgeOn(today), Compared(weigher, referral, other.Stated), apart.Contains(other.Id)));
        return [.. Settled([.. known, .. loose]).Where(candidate => all || weigher is null || candidate.Comparison.Band != Band.None || candidate.Comparison.Kin != Kin.None || ids.Count <= Most && candidate.SubjectId == referral.SubjectId)
            .OrderByDescending(candidate => candidate.Comparison.Band != Band.None).ThenByDescending(candidate => candidate.Comparison.Weight).Take(Most)];
    }

    // Whoever was said to be somebody else is no better fit than anybody.
    private static IEnumerable<Candidate> Settled(List<Candidate> candidates)
    {
        var open = candidates.FindAll(candidate => !candidate.SetApart);
        return candidates.Where(candidate => candidate.SetApart).Concat(open.Zip(Weigher.Settle(open.ConvertAll(candidate => candidate.Comparison)), (candidate, said) => candidate with { Comparison = said }));
    }

    // Whoever was merged into another stands under that one's name.
    private async Task<List<Subject>> Standing(List<Subject> subjects)
    {
        for (var depth = 0; depth < 8 && subjects.Exists(subject => subject.MergedIntoId is not null); depth++)
        {
            var into = subjects.Select(subject => subject.MergedIntoId).OfType<Guid>().ToList();
            subjects = [.. subjects.Where(subject => subject.MergedIntoId is null).Concat(await front.Subjects.Where(s => into.Contains(s.Id)).ToListAsync()).DistinctBy(subject => subject.Id)];
        }

        return subjects;
    }

    private static Task<List<EarlierReferral>> Earlier(IQueryable<Referral> referrals) => referrals
        .OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Id).Take(200)
        .Select(r => new EarlierReferral(r.Id, r.Reference, r.SubmittedAt, r.WaitingFor, r.Station, r.SubjectId, r.Stated, r.Referrer.Email, r.Referrer.Phone)).ToListAsync();

    // A subject is what was recorded first and what every referral joined to it said since.
    private static Candidate OfSubject(Referral referral, Weigher? weigher, Subject subject, IReadOnlyList<EarlierReferral> earlier, DateOnly today, HashSet<Guid> apart)
    {
        var best = earlier.Select(other => other.Stated).Prepend(subject.Details).Select(held => Compared(weigher, referral, held))
            .OrderByDescending(comparison => comparison.Band).ThenByDescending(comparison => comparison.Kin == Kin.None).ThenByDescending(comparison => comparison.Weight).First();
        return new Candidate(subject.Id, earlier, subject.Name, subject.Details.AgeOn(today), best, apart.Contains(subject.Id));
    }

    private static Comparison Compared(Weigher? weigher, Referral referral, SubjectDetails held) =>
        weigher?.Compare(referral.Stated, held) ?? new Comparison(0, 0, Band.None, Kin.None, 0);
}
