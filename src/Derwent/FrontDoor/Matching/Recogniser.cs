using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Matching;

/// <summary>Somebody or somewhere this referral may be about: a subject we hold, or another referral that nobody has joined to one yet.</summary>
/// <param name="SubjectId">The subject, if there is one.</param>
/// <param name="Referrals">Referrals about it, newest first.</param>
/// <param name="Name">As we hold it.</param>
/// <param name="Age">In years, for a young person.</param>
/// <param name="Comparison">Field by field.</param>
/// <param name="SetApart">A person said already that it is somebody else.</param>
internal sealed record Candidate(Guid? SubjectId, IReadOnlyList<EarlierReferral> Referrals, string Name, int? Age, Comparison Comparison, bool SetApart)
{
    /// <summary>What a button sends: the subject, or the other referral.</summary>
    public Guid Id => SubjectId ?? Referrals[0].Id;
}

internal sealed record EarlierReferral(Guid Id, string Reference, DateTimeOffset SubmittedAt, Waiting WaitingFor, Station Station, Guid? SubjectId, SubjectDetails Stated, string? Email, string? Phone)
{
    public bool IsOpen => WaitingFor != Waiting.Nobody || Station is >= Station.Package and < Station.Resolved;
}

/// <summary>
/// Finds what a referral may be about: look up the keys, compare field by field, order by weight. Reads what the asking person may see,
/// in the page's own transaction, so nothing lags. The linkage engine takes its place behind the same two methods.
/// </summary>
internal sealed class Recogniser(FrontDoorContext front)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Candidate>> For(Referral referral, DateOnly today)
    {
        var (subjects, others) = await SharingAKey(referral);
        var apart = referral.Steps.OfType<SetApart>().Select(step => step.SubjectId).ToHashSet();
        var known = subjects.Select(subject => OfSubject(referral, subject, [.. others.Where(other => other.SubjectId == subject.Id)], today, apart));
        var loose = others.Where(other => other.SubjectId is null).Select(other => new Candidate(
            null, [other], other.Stated.Name(referral.Kind), other.Stated.AgeOn(today), Comparison.Between(referral.Kind, referral.Stated, other.Stated), apart.Contains(other.Id)));
        return [.. known.Concat(loose).Where(candidate => candidate.Comparison.Band != Band.None || candidate.Comparison.Kin != Kin.None)
            .OrderByDescending(candidate => candidate.Comparison.Kin == Kin.None).ThenByDescending(candidate => candidate.Comparison.Score).Take(12)];
    }

    /// <summary>For the queue: the band of the likeliest undecided candidate of each referral.</summary>
    public async Task<IReadOnlyDictionary<Guid, (Band Band, int Earlier)>> Glance(IReadOnlyList<(Guid Id, SubjectKind Kind, SubjectDetails Stated)> page)
    {
        var ids = page.Select(row => row.Id).ToList();
        var hints = await front.Hints.Where(hint => ids.Contains(hint.ReferralId) && hint.SharedKeys > 0).ToListAsync();
        var near = hints.GroupBy(hint => hint.ReferralId).SelectMany(group => group.OrderByDescending(hint => hint.SharedKeys).Take(8)).ToList();
        var others = near.Select(hint => hint.OtherId).Distinct().ToList();
        var details = (await front.Subjects.Where(s => others.Contains(s.Id)).Select(s => new { s.Id, Details = s.Details }).ToListAsync()).ToDictionary(s => s.Id, s => s.Details);
        foreach (var other in await front.Referrals.Where(r => others.Contains(r.Id)).Select(r => new { r.Id, r.Stated }).ToListAsync()) details[other.Id] = other.Stated;
        return page.ToDictionary(row => row.Id, row =>
        {
            var bands = near.Where(hint => hint.ReferralId == row.Id && details.ContainsKey(hint.OtherId))
                .Select(hint => (hint.IsSubject, Comparison.Between(row.Kind, row.Stated, details[hint.OtherId]).Band)).Where(seen => seen.Band != Band.None).ToList();
            return (bands.Select(seen => seen.Band).DefaultIfEmpty().Max(), bands.Count(seen => !seen.IsSubject && seen.Band == Band.VeryLikely));
        });
    }

    private async Task<(List<Subject> Subjects, List<EarlierReferral> Others)> SharingAKey(Referral referral)
    {
        var keys = referral.Keys;
        var others = await Earlier(front.Referrals.Where(r => r.Kind == referral.Kind && r.Id != referral.Id && r.Keys.Any(key => keys.Contains(key))));
        var named = others.Select(other => other.SubjectId).OfType<Guid>().ToList();
        if (referral.SubjectId is { } joined) named.Add(joined);
        var place = referral.Stated.PlaceName;
        var subjects = await front.Subjects.Where(s => s.Kind == referral.Kind && (named.Contains(s.Id) || s.Keys.Any(key => keys.Contains(key))
            || place != null && EF.Functions.TrigramsAreSimilar(s.Details.PlaceName!, place))).OrderBy(s => s.Id).Take(Most).ToListAsync();
        var found = subjects.Select(s => s.Id).ToList();
        var more = await Earlier(front.Referrals.Where(r => r.Id != referral.Id && r.SubjectId != null && found.Contains(r.SubjectId.Value)));
        return (subjects, [.. others.Concat(more).DistinctBy(other => other.Id).OrderByDescending(other => other.SubmittedAt)]);
    }

    private static Task<List<EarlierReferral>> Earlier(IQueryable<Referral> referrals) => referrals
        .OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Id).Take(Most)
        .Select(r => new EarlierReferral(r.Id, r.Reference, r.SubmittedAt, r.WaitingFor, r.Station, r.SubjectId, r.Stated, r.Referrer.Email, r.Referrer.Phone)).ToListAsync();

    // A subject is what was recorded first and what every referral joined to it said since.
    private static Candidate OfSubject(Referral referral, Subject subject, IReadOnlyList<EarlierReferral> earlier, DateOnly today, HashSet<Guid> apart)
    {
        var best = earlier.Select(other => other.Stated).Prepend(subject.Details).Select(held => Comparison.Between(referral.Kind, referral.Stated, held))
            .OrderByDescending(comparison => comparison.Kin == Kin.None).MaxBy(comparison => comparison.Score)!;
        return new Candidate(subject.Id, earlier, subject.Name, subject.Details.AgeOn(today), best, apart.Contains(subject.Id));
    }
}
