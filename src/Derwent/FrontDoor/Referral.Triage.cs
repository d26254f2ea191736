using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.FrontDoor;

public sealed partial class Referral
{
    /// <summary>Accepted: the package builder takes over. Needs to be recognised first, so that nobody tells their story twice.</summary>
    internal void Accept(string why, Urgency urgency, Who by, DateTimeOffset now)
    {
        Refuse(SubjectId is null, "Decide first whether this is someone we know.");
        Decide(Decision.Accept, why, urgency, by, now);
    }

    internal void AskReferrer(string question, Urgency urgency, Who by, DateTimeOffset now)
    {
        Refuse(Steps.OfType<ContactEnded>().Any(), "The referrer said that they can't be the contact any more. Ask someone else by phone.");
        Refuse(OpenQuestion is not null, "A question is already open. Wait for its answer, or decide without it.");
        RefuseUnlessOpen();
        Add(new Question { Words = question }, by, now);
        Decide(Decision.NeedsMore, question, urgency, by, now);
    }

    internal void Signpost(IReadOnlyList<Signposted> to, string why, Urgency urgency, Who by, DateTimeOffset now)
    {
        Refuse(to.Count == 0, "Choose at least one listing to point to.");
        Decide(Decision.Signpost, why, urgency, by, now, to);
    }

    internal void Decline(string why, Urgency urgency, Who by, DateTimeOffset now) => Decide(Decision.Decline, why, urgency, by, now);

    internal void EscalateToCouncil(string why, Who by, DateTimeOffset now) =>
        Decide(Decision.Safeguarding, why, Urgency.Urgent, by, now);

    internal void CouncilAcknowledged(bool theyTakeIt, string? reference, string? words, Who by, DateTimeOffset now)
    {
        Refuse(WaitingFor != Waiting.Council, "Nothing is waiting for the council's answer.");
        Add(new CouncilAnswer { TheyTakeIt = theyTakeIt, CouncilReference = reference, Words = words }, by, now);
    }

    internal void MergeInto(Referral other, string why, Who by, DateTimeOffset now)
    {
        Refuse(other.Id == Id, "A referral cannot be the same as itself. Choose another.");
        Refuse(other.Kind != Kind, "That is another kind of subject. A referral can only repeat one of its own kind.");
        Refuse(other.LastDecision?.MergedIntoId is not null, "That referral repeats another one itself. Choose the first of them.");
        RefuseUnlessOpen();
        Add(new TriageDecision { Decision = Decision.Merge, Urgency = Urgency, MergedIntoId = other.Id, Words = why }, by, now);
        Reach(Station.Triaged, by, now);
    }

    internal void Reopen(string why, Who by, DateTimeOffset now)
    {
        Refuse(!IsClosed, "This referral is not closed.");
        Add(new Reopening { Words = why }, by, now);
    }

    /// <summary>Adds a need or a strength that triage sees, or weighs one anew; what the referrer ticked stays in the history.</summary>
    internal void NoteNeed(NeedTerm term, int severity, Who by, DateTimeOffset now)
    {
        Refuse(IsClosed, "This referral is closed. Reopen it before you change what it says.");
        Refuse(HasCase, "A case has begun for this referral. Change the needs there.");
        var noted = StatedNeed.From(term, "triage", UkTime.DateOf(now), severity);
        if (Needs.Any(need => need.Code == term.Code && need.Severity == noted.Severity)) return;
        Needs = [.. Needs.Where(need => need.Code != term.Code), noted];
        Add(new NeedNoted { Code = term.Code, Severity = noted.Severity }, by, now);
    }

    private void Decide(Decision decision, string why, Urgency urgency, Who by, DateTimeOffset now, IReadOnlyList<Signposted>? to = null)
    {
        RefuseUnlessOpen();
        Add(new TriageDecision { Decision = decision, Urgency = urgency, Words = why, SignpostedTo = to }, by, now);
        if (decision != Decision.NeedsMore)
        {
            Reach(Station.Triaged, by, now);
        }
    }

    /// <summary>Says why nobody may decide now; nothing when somebody may.</summary>
    internal void RefuseUnlessOpen()
    {
        Refuse(IsAccepted, "This referral is already accepted. Change the case instead.");
        Refuse(WaitingFor == Waiting.Council, "The council has not answered yet. Record its answer first, so that nobody stops watching.");
        Refuse(WaitingFor == Waiting.Nobody, $"{LastDecision?.By.Name ?? "Somebody"} has already decided this referral. Reopen it to decide again.");
    }
}
