using Derwent.Engine.Linkage;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Desk;

/// <summary>“Already referred: by the same person, by somebody else, still open”, for the desk only; the public never learns it.</summary>
internal static class AlreadyReferred
{
    public static string Words(Referral referral, IReadOnlyList<Candidate> candidates)
    {
        var earlier = candidates.Where(candidate => !candidate.SetApart && (candidate.SubjectId == referral.SubjectId && referral.SubjectId is not null || candidate.Comparison.Band == Band.Likely))
            .SelectMany(candidate => candidate.Referrals).DistinctBy(other => other.Id).ToList();
        if (earlier.Count == 0) return "Not that we can see.";
        var open = earlier.Count(other => other.IsOpen);
        var bySame = earlier.Count(other => IsSame(referral.Referrer, other));
        return $"{InWords.Count(earlier.Count, "time")}, {(open == 0 ? "none still open" : $"{open} still open")}; "
            + (bySame == 0 ? "by somebody else." : bySame == earlier.Count ? "by the same person." : $"{bySame} by the same person.");
    }

    private static bool IsSame(Referrer referrer, EarlierReferral other) =>
        referrer.Email is { } email && string.Equals(email, other.Email, StringComparison.OrdinalIgnoreCase)
        || Plain.Of(FieldKind.Phone, referrer.Phone) is { } phone && phone == Plain.Of(FieldKind.Phone, other.Phone);
}
