using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Support;

internal sealed partial class Offer
{
    /// <summary>Yes, from this day. The same yes by the same person twice is one yes.</summary>
    /// <returns>The step for the timeline, or null when nothing changed.</returns>
    public Step? Accept(DateOnly startsOn, AnsweredFrom from, Who by, DateTimeOffset now)
    {
        if (IsSameAnswer(OfferState.Accepted, by) && StartsOn == startsOn) return null;
        RefuseUnlessOpen(now);
        if (startsOn < UkTime.DateOf(now)) throw new RuleRefused("The first day lies in the past. Choose today or a later day.");
        Answer(OfferState.Accepted, from, by, now);
        StartsOn = startsOn;
        return Step.Of(CaseId, StepKind.Decision, $"{Organisation} said yes: {Service}, from {Day(startsOn, now)}", by, now, about: Id);
    }

    /// <summary>Not yet: they could start on this day. The team decides whether that will do.</summary>
    public Step? Wait(DateOnly startsOn, string? words, AnsweredFrom from, Who by, DateTimeOffset now)
    {
        if (IsSameAnswer(OfferState.Later, by) && StartsOn == startsOn) return null;
        RefuseUnlessOpen(now);
        if (startsOn <= UkTime.DateOf(now)) throw new RuleRefused("A later start lies in the future.");
        Answer(OfferState.Later, from, by, now);
        (StartsOn, Words) = (startsOn, words);
        return Step.Of(CaseId, StepKind.Decision, $"{Organisation} can start later: {Service}, from {Day(startsOn, now)}", by, now, words, about: Id);
    }

    public Step? Decline(DeclineReason reason, string? words, AnsweredFrom from, Who by, DateTimeOffset now)
    {
        if (IsSameAnswer(OfferState.Declined, by) && Reason == reason) return null;
        RefuseUnlessOpen(now);
        if (reason == DeclineReason.SomethingElse && string.IsNullOrWhiteSpace(words)) throw new RuleRefused("Say in a few words why not.");
        Answer(OfferState.Declined, from, by, now);
        (Reason, Words) = (reason, words);
        return Step.Of(CaseId, StepKind.Decision, $"{Organisation} said no: {Service}", by, now, Because, about: Id);
    }

    /// <summary>The team takes it back: another way was found, or the case has changed.</summary>
    public Step? Withdraw(string why, Who by, DateTimeOffset now)
    {
        if (State == OfferState.Withdrawn) return null;
        if (!IsOpen) throw new RuleRefused(Answered(now));
        Answer(OfferState.Withdrawn, AnsweredFrom.Team, by, now);
        Words = why;
        return Step.Of(CaseId, StepKind.Decision, $"Offer to {Organisation} taken back: {Service}", by, now, why, about: Id);
    }

    /// <summary>The later day will do: it becomes a yes.</summary>
    public Step TakeLater(Who by, DateTimeOffset now)
    {
        if (State != OfferState.Later) throw new RuleRefused(Answered(now));
        State = OfferState.Accepted;
        return Step.Of(CaseId, StepKind.Decision, $"Later start taken: {Service}, from {Day(StartsOn!.Value, now)}", by, now, about: Id);
    }

    /// <summary>The support has done what it was for, or stops.</summary>
    public Step Close(string outcome, Who by, DateTimeOffset now)
    {
        if (!IsSupport) throw new RuleRefused(FinishedAt is null ? "This support has not begun." : $"{FinishedBy!.Name} has finished this support already.");
        (FinishedAt, FinishedBy, Finish) = (now, by, outcome);
        return Step.Of(CaseId, StepKind.Decision, $"{Service} finished", by, now, outcome, about: Id);
    }

    /// <summary>Who answered, when and what, in one sentence.</summary>
    public string Answered(DateTimeOffset now)
    {
        var when = AnsweredAt is { } at ? InWords.LongMoment(at, now) : "";
        return State switch
        {
            OfferState.Accepted => $"{AnsweredBy!.Name} has answered this offer: yes, from {Day(StartsOn!.Value, now)}. ({when})",
            OfferState.Later => $"{AnsweredBy!.Name} has answered this offer: not yet, from {Day(StartsOn!.Value, now)}. ({when})",
            OfferState.Declined => $"{AnsweredBy!.Name} has answered this offer: no. ({when})",
            OfferState.Withdrawn => $"The partnership team took this offer back. ({when})",
            OfferState.CameBack => $"The two working days were over, so this offer went back to the partnership team. ({when}) If you can help after all, ring them.",
            _ => "Nobody has answered this offer yet.",
        };
    }

    /// <summary>The reason for a no, in words.</summary>
    public string? Because => Reason is not { } reason ? null
        : string.IsNullOrWhiteSpace(Words) ? DeclineWords.In(reason) : reason == DeclineReason.SomethingElse ? Words : $"{DeclineWords.In(reason)}: {Words}";

    private bool IsSameAnswer(OfferState state, Who by) => State == state && AnsweredBy is { } who && who.Name == by.Name && who.PersonId == by.PersonId;

    private void RefuseUnlessOpen(DateTimeOffset now)
    {
        if (State != OfferState.Sent) throw new RuleRefused(Answered(now));
    }

    private void Answer(OfferState state, AnsweredFrom from, Who by, DateTimeOffset now) => (State, From, AnsweredBy, AnsweredAt) = (state, from, by, now);

    private static string Day(DateOnly day, DateTimeOffset now) => InWords.LongDay(day, UkTime.DateOf(now));
}

/// <summary>Words of reasons for a no.</summary>
internal static class DeclineWords
{
    public static string In(DeclineReason reason) => reason switch
    {
        DeclineReason.Full => "Full", DeclineReason.NotRightForThem => "Not right for them", DeclineReason.TooFar => "Too far",
        DeclineReason.NobodyToDoIt => "Nobody to do it then", _ => "Something else",
    };
}
