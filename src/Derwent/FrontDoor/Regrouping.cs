using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.FrontDoor;

internal enum RegroupingKind
{
    Merge,
    Split,
}

/// <summary>
/// A person put two known subjects together, or took referrals that were wrongly joined out into a subject of their own. Nothing is thrown away: the one that is merged stands under
/// the other with everything it had, and the referrals that moved are listed here, so that undoing it restores exactly what was.
/// </summary>
internal sealed class Regrouping
{
    private Regrouping()
    {
    }

    public Guid Id { get; private set; }
    public RegroupingKind Kind { get; private set; }

    /// <summary>The subject that stands under the other since (merge), or that the referrals were taken out of (split).</summary>
    public Guid FromId { get; private set; }

    /// <summary>The subject that is kept (merge), or the new one (split).</summary>
    public Guid ToId { get; private set; }

    /// <summary>The referrals that moved.</summary>
    public IReadOnlyList<Guid> Moved { get; private set; } = [];

    /// <summary>Why, in the person's own words.</summary>
    public string Why { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }
    public string? UndoneByName { get; private set; }

    /// <summary>Two are one. The one that has a case at work is kept, else the one known longer.</summary>
    /// <param name="one">A subject.</param>
    /// <param name="other">Another of the same kind.</param>
    /// <param name="referrals">Every referral of both.</param>
    /// <param name="why">Why.</param>
    /// <param name="by">Who decided it.</param>
    /// <param name="now">When.</param>
    public static Regrouping Merge(Subject one, Subject other, IReadOnlyList<Referral> referrals, string why, Who by, DateTimeOffset now)
    {
        Refuse(one.Id == other.Id, "That is the same subject already.");
        Refuse(one.Kind != other.Kind, "Those are two kinds of subject. Only two of one kind can be the same.");
        Refuse(one.MergedIntoId is not null || other.MergedIntoId is not null, "One of them was merged already. Open the one it stands under.");
        var (oneWorks, otherWorks) = (referrals.Any(r => r.SubjectId == one.Id && r.IsAtWork), referrals.Any(r => r.SubjectId == other.Id && r.IsAtWork));
        Refuse(oneWorks && otherWorks, "Both have a case at work. Close one of the two cases first; its history stays.");
        var keepOther = otherWorks || !oneWorks && other.KnownSince < one.KnownSince;
        var (kept, gone) = keepOther ? (other, one) : (one, other);
        var moved = referrals.Where(referral => referral.SubjectId == gone.Id).ToList();
        var merge = New(RegroupingKind.Merge, gone.Id, kept.Id, moved, why, by, now);
        gone.StandUnder(kept);
        foreach (var referral in moved) referral.Regroup(kept.Id, merge.Id, by, now);
        return merge;
    }

    /// <summary>Some of its referrals are about somebody else: they move to a new subject, made of what the first of them said.</summary>
    /// <returns>What was done, and the new subject.</returns>
    public static (Regrouping, Subject) Split(Subject from, IReadOnlyList<Referral> all, IReadOnlyCollection<Guid> take, string why, Who by, DateTimeOffset now)
    {
        var moved = all.Where(referral => referral.SubjectId == from.Id && take.Contains(referral.Id)).OrderBy(referral => referral.SubmittedAt).ToList();
        Refuse(moved.Count == 0, "Tick at least one referral to take out.");
        Refuse(moved.Count == all.Count(referral => referral.SubjectId == from.Id), "Leave at least one referral where it is; else nothing would be taken apart.");
        Refuse(moved.Exists(referral => referral.IsAtWork), "A case is at work for one of them. Close or move the case before you take it out.");
        var subject = Subject.Record(from.Kind, moved[0].Stated, by, now);
        var split = New(RegroupingKind.Split, from.Id, subject.Id, moved, why, by, now);
        foreach (var referral in moved) referral.Regroup(subject.Id, split.Id, by, now);
        return (split, subject);
    }

    /// <summary>Takes it back: the subjects and the referrals stand as they did before.</summary>
    /// <param name="from">The subject of <see cref="FromId"/>.</param>
    /// <param name="to">The subject of <see cref="ToId"/>.</param>
    /// <param name="referrals">Every referral of <see cref="Moved"/>.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="now">When.</param>
    public void Undo(Subject from, Subject to, IReadOnlyList<Referral> referrals, Who by, DateTimeOffset now)
    {
        var since = Kind == RegroupingKind.Merge ? "merged" : "taken apart";
        Refuse(UndoneAt is not null, $"This was undone already, by {UndoneByName}.");
        Refuse(to.MergedIntoId is not null, "What it stands under was merged again since. Undo the later one first.");
        Refuse(Kind == RegroupingKind.Split && from.MergedIntoId is not null, "The one they came from was merged since. Undo that first.");
        var back = referrals.Where(referral => Moved.Contains(referral.Id)).ToList();
        Refuse(back.Exists(referral => referral.SubjectId != ToId), $"A referral that moved was joined to somebody else since they were {since}. Undo that first.");
        Refuse(back.Exists(referral => referral.IsAtWork), "A case has begun since for a referral that moved. Close or move the case first.");
        if (Kind == RegroupingKind.Merge) from.StandUnder(null);
        else to.StandUnder(from);
        foreach (var referral in back) referral.Regroup(FromId, Id, by, now);
        (UndoneAt, UndoneById, UndoneByName) = (now, by.PersonId, by.Name);
    }

    private static Regrouping New(RegroupingKind kind, Guid from, Guid to, List<Referral> moved, string why, Who by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, FromId = from, ToId = to, Moved = [.. moved.Select(referral => referral.Id)], Why = why, By = by, At = now };

    private static void Refuse(bool when, string sentence)
    {
        if (when) throw new RuleRefused(sentence);
    }
}
