using CsCheck;
using Derwent.FrontDoor;
using Derwent.Shared.Database;
using static Derwent.Tests.FrontDoor.SomeReferral;

namespace Derwent.Tests.FrontDoor;

/// <summary>Putting together and taking apart, as rules: whatever people do in whatever order, undoing it leaves everything as it was.</summary>
public sealed class RegroupingTests
{
    private static readonly Gen<(int What, int One, int Other)[]> AnyDay = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 11]).Array[1, 12];

    [Fact]
    public void EveryMergeAndSplit_IsUndoneExactly_InWhateverOrderTheyCame() => AnyDay.Sample(day =>
    {
        var town = new Town();
        var states = new Stack<(Regrouping What, string Before)>();
        foreach (var (what, one, other) in day)
        {
            var before = town.ToString();
            try { states.Push((town.Act(what, one, other), before)); }
            catch (RuleRefused) { if (town.ToString() != before) return false; }
        }

        while (states.TryPop(out var done))
        {
            town.Undo(done.What);
            if (town.ToString() != done.Before) return false;
        }

        return true;
    });

    [Fact]
    public void UndoingTheSameTwice_IsRefused()
    {
        var town = new Town();
        var merge = town.Act(0, 0, 1);
        town.Undo(merge);
        Assert.Contains("undone already, by Nadia Rahman", Assert.Throws<RuleRefused>(() => town.Undo(merge)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEarlierMerge_IsUndoneOnlyAfterTheLaterOne()
    {
        var town = new Town();
        var first = town.Act(0, 0, 1);
        var second = town.Act(0, town.IndexOf(first.ToId), 2);
        if (second.FromId == first.ToId) Assert.Contains("Undo the later one first", Assert.Throws<RuleRefused>(() => town.Undo(first)).Message, StringComparison.Ordinal);
        town.Undo(second);
        town.Undo(first);
        Assert.Equal(new Town().ToString(), town.ToString());
    }

    [Fact]
    public void TwoWithACaseAtWork_AreNotPutTogether()
    {
        var (one, other) = (AtWork(), AtWork());
        var (a, b) = (Subject.Record(SubjectKind.YoungPerson, Theo, Team, Monday), Subject.Record(SubjectKind.YoungPerson, Theo, Team, Monday.AddDays(1)));
        Begin(one, a);
        Begin(other, b);
        Assert.Contains("Both have a case at work", Assert.Throws<RuleRefused>(() => Regrouping.Merge(a, b, [one, other], "Same boy.", Team, Monday)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOneWithACaseAtWork_IsKept()
    {
        var (working, quiet) = (AtWork(), Submitted());
        var (later, earlier) = (Subject.Record(SubjectKind.YoungPerson, Theo, Team, Monday.AddDays(1)), Subject.Record(SubjectKind.YoungPerson, Theo, Team, Monday));
        Begin(working, later);
        quiet.Recognise(earlier, isNew: true, null, Team, Monday);
        var merge = Regrouping.Merge(earlier, later, [working, quiet], "Same boy.", Team, Monday);
        Assert.Equal((later.Id, later.Id, later.Id), (merge.ToId, quiet.SubjectId, earlier.MergedIntoId));
    }

    [Fact]
    public void APersonAndAPlace_AreNeverOne() => Assert.Throws<RuleRefused>(() => Regrouping.Merge(
        Subject.Record(SubjectKind.YoungPerson, Theo, Team, Monday), Subject.Record(SubjectKind.Place, new SubjectDetails { PlaceName = "Theo Marsh" }, Team, Monday), [], "Same.", Team, Monday));

    [Fact]
    public void WhatCameSince_IsUndoneFirst()
    {
        var (oldest, older, young) = (Known(0), Known(1), Known(2));
        var first = Regrouping.Merge(older, young, [], "Same boy.", Team, Monday);
        Regrouping.Merge(oldest, older, [], "Same boy.", Team, Monday);
        Says("What it stands under was merged again since. Undo the later one first.", () => first.Undo(young, older, [], Team, Monday));

        var (from, stays, goes) = (Known(1), Submitted(), Submitted());
        foreach (var referral in new[] { stays, goes }) referral.Recognise(from, isNew: false, null, Team, Monday);
        var (split, made) = Regrouping.Split(from, [stays, goes], [goes.Id], "Somebody else.", Team, Monday);
        goes.Unrecognise("Not them.", Team, Monday);
        goes.Recognise(Known(3), isNew: true, null, Team, Monday);
        Says("A referral that moved was joined to somebody else since they were taken apart. Undo that first.", () => split.Undo(from, made, [goes], Team, Monday));
        Regrouping.Merge(from, Known(0), [stays], "Same boy.", Team, Monday);
        Says("The one they came from was merged since. Undo that first.", () => split.Undo(from, made, [goes], Team, Monday));
    }

    [Fact]
    public void ACaseAtWork_IsNeitherTakenOutNorUndone()
    {
        var (from, stays, goes) = (Known(1), Submitted(), Submitted());
        stays.Recognise(from, isNew: false, null, Team, Monday);
        Begin(goes, from);
        Says("A case is at work for one of them. Close or move the case before you take it out.", () => Regrouping.Split(from, [stays, goes], [goes.Id], "Somebody else.", Team, Monday));
        var (older, young, quiet) = (Known(1), Known(2), Submitted());
        quiet.Recognise(young, isNew: false, null, Team, Monday);
        var merge = Regrouping.Merge(older, young, [quiet], "Same boy.", Team, Monday);
        quiet.Accept("He asked.", Urgency.Usual, Team, Monday);
        quiet.Reach(Station.Package, Team, Monday);
        Says("A case has begun since for a referral that moved. Close or move the case first.", () => merge.Undo(young, older, [quiet], Team, Monday));
    }

    private static Subject Known(int day) => Subject.Record(SubjectKind.YoungPerson, Theo, Team, Monday.AddDays(day));

    private static void Says(string sentence, Action act) => Assert.Equal(sentence, Assert.Throws<RuleRefused>(act).Message);

    private static Referral AtWork() => Submitted();

    private static void Begin(Referral referral, Subject subject)
    {
        referral.Recognise(subject, isNew: true, null, Team, Monday);
        referral.Accept("He asked.", Urgency.Usual, Team, Monday);
        referral.Reach(Station.Package, Team, Monday);
    }

    // Five who are known, a dozen referrals about them.
    private sealed class Town
    {
        private readonly List<Subject> subjects = [.. Enumerable.Range(0, 5).Select(i => Subject.Record(SubjectKind.YoungPerson, Theo with { FirstName = "Theo " + i }, Team, Monday.AddDays(i)))];
        private readonly List<Referral> referrals;
        private int at;

        public Town()
        {
            referrals = [.. Enumerable.Range(0, 12).Select(_ => Submitted())];
            foreach (var (referral, i) in referrals.Select((referral, i) => (referral, i))) referral.Recognise(subjects[i % 5], isNew: i < 5, null, Team, Monday);
        }

        public int IndexOf(Guid id) => subjects.FindIndex(subject => subject.Id == id);

        public Regrouping Act(int what, int one, int other)
        {
            var now = Monday.AddMinutes(++at);
            if (what < 2) return Regrouping.Merge(subjects[one], subjects[other % subjects.Count], referrals, "They are one.", Team, now);
            var (split, made) = Regrouping.Split(subjects[one], referrals, [referrals[other].Id, referrals[(other + 5) % 12].Id], "Somebody else.", Team, now);
            subjects.Add(made);
            return split;
        }

        public void Undo(Regrouping what) => what.Undo(subjects.Single(s => s.Id == what.FromId), subjects.Single(s => s.Id == what.ToId), [.. referrals.Where(r => what.Moved.Contains(r.Id))], Team, Monday.AddMinutes(++at));

        // Who everything is about, by name; a subject that stands under another and has no referral is not there for anybody.
        public override string ToString() => string.Join('\n', referrals.Select(r => Name(r.SubjectId)).Concat(subjects.Take(5).Select(s => $"{s.Name} {s.Details} {string.Join(',', s.Keys)} under {Name(s.MergedIntoId)}")
            .Concat(subjects.Skip(5).Where(s => s.MergedIntoId is null).Select(s => "also " + s.Details))));

        private string Name(Guid? id) => id is null ? "nobody" : IndexOf(id.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
