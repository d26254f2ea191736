using Derwent.Listings;

namespace Derwent.FrontDoor.Desk;

/// <summary>One line of a referral's history.</summary>
internal sealed record HistoryLine(DateTimeOffset At, string Kind, string Icon, string What, string By, string? Words);

/// <summary>The steps of a referral as people read them, newest first.</summary>
internal static class HistoryLines
{
    public static IReadOnlyList<HistoryLine> Of(Referral referral) =>
        [.. referral.Steps.Where(step => step is not Milestone { Station: Station.Recognised or Station.Triaged } and not Question).Reverse().Select(Line)];

    private static HistoryLine Line(Step step) => step switch
    {
        Milestone { Station: Station.Referred } => New(step, "milestone", "door-open", step.By.PersonId is null ? "Sent" : "Taken by phone"),
        Milestone reached => New(step, "milestone", "star", $"Reached: {(reached.Station == Station.FollowUp ? "Follow-up" : reached.Station)}"),
        Acknowledgement => New(step, "contact", "mail-check", "Acknowledged, with a private link"),
        Assignment given => New(step, "decision", "user-check", $"Given to {given.PersonName}"),
        Recognition { IsNew: true } => New(step, "decision", "user-plus", "New to us: recorded"),
        Recognition => New(step, "decision", "link", "Joined to somebody we know"),
        RecognitionFailed => New(step, "decision", "triangle-alert", "Recognition did not work: look by hand"),
        Regrouped => New(step, "decision", "link", "Now about another known subject: two were put together or taken apart"),
        Unrecognition => New(step, "decision", "undo-2", "Joining undone"),
        SetApart apart => New(step, "decision", "split", apart.AsFamily ? "Noted as family, kept apart" : "Kept apart: somebody else"),
        TriageDecision { Decision: Decision.Safeguarding } => New(step, "safeguarding", "shield-alert", "Escalated to the council"),
        TriageDecision decided => New(step, "decision", "check", InPlainWords.Decided(decided.Decision)),
        Answer => New(step, "contact", "message-circle", "The referrer answered"),
        Message => New(step, "contact", "message-circle", "The referrer added"),
        ContactEnded => New(step, "contact", "circle-x", "The referrer can’t be the contact any more"),
        CouncilAnswer answer => New(step, "safeguarding", "shield-check", $"The council answered: {(answer.TheyTakeIt ? "they take it" : "back to us")}{(answer.CouncilReference is null ? "" : $", {answer.CouncilReference}")}"),
        Reopening => New(step, "decision", "rotate-ccw", "Reopened"),
        MeetingItem item => New(step, "decision", "calendar-clock", $"For the meeting of {item.Meeting:d MMMM}"),
        FirstContact => New(step, "contact", "handshake", "First contact"),
        Reminder => New(step, "contact", "bell", "Reminded"),
        NeedNoted noted => New(step, "decision", "list-checks", $"{StatedNeed.From(NeedVocabulary.Find(noted.Code)!, "", default).Label}: weighed {noted.Severity} of 3"),
        NewsRead => New(step, "contact", "eye", "New words read"),
        _ => New(step, "decision", "circle-dot", step.GetType().Name),
    };

    private static HistoryLine New(Step step, string kind, string icon, string what) => new(step.At, kind, icon, what, step.By.Name, step.Words);
}
