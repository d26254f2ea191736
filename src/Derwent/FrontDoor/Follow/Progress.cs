using Derwent.FrontDoor.Clocks;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Follow;

/// <summary>One milestone as the referrer sees it.</summary>
/// <param name="State">Behind, here or ahead.</param>
/// <param name="When">When it happened, or by when it should.</param>
/// <param name="Heading">What.</param>
/// <param name="Words">One or two sentences.</param>
/// <param name="To">Listings that they were pointed to.</param>
internal sealed record Mark(StepState State, string When, string Heading, string? Words = null, IReadOnlyList<Signposted>? To = null);

/// <summary>The referrer's page: steps and promises, never content or partners, and nothing about other referrals or the council.</summary>
internal sealed class Progress
{
    private readonly Referral referral;
    private readonly IReadOnlyList<Clock> clocks;
    private readonly DateTimeOffset now;
    private readonly Wording say;
    private readonly bool me;

    public Progress(Referral referral, FrontDoorOptions promises, bool named, DateTimeOffset now)
    {
        (this.referral, this.now) = (referral, now);
        clocks = ReferralClocks.All(referral, promises);
        me = referral.Kind == SubjectKind.YoungPerson && referral.Referrer.CameFrom == CameFrom.Themselves;
        say = new Wording(new Answers { Kind = referral.Kind, AboutMe = me, Details = named || referral.Kind == SubjectKind.Place && named ? referral.Stated : Nameless(referral.Kind) });
    }

    public string Name => say.Name;
    public bool IsOver => referral.IsClosed || referral.Station >= Station.Resolved;

    public (string State, string Icon, string Words) Tag => referral.WaitingFor == Waiting.Answer ? ("waiting", "message-circle", "Waiting for you")
        : IsOver ? ("done", "circle-check", "Finished here")
        : ("active", "footprints", "On its way");

    public string Heading => (referral.WaitingFor, referral.Station, IsOver) switch
    {
        (Waiting.Answer, _, _) => "We have a question for you.",
        (_, Station.Resolved or Station.FollowUp, _) => "We have finished. Thank you for telling us.",
        (_, Station.Support, _) => "Help has started.",
        (_, Station.Package or Station.Offers, _) => referral.MetAt is null ? "We are making a plan." : $"{say.Capital} {(me ? "have" : "has")} met us. We are making a plan.",
        (_, _, true) => "A person has read it and decided.",
        _ when referral.LastDecision is not null => "A person has read it.",
        _ => "We have it. A person reads it soon.",
    };

    public string Lead => (referral.WaitingFor, IsOver) switch
    {
        (Waiting.Answer, _) => "Our clock stands still until you answer.",
        (_, true) => "You don’t need to do anything.",
        _ when clocks.Skip(1).FirstOrDefault(clock => clock.DoneAt is null) is { } next && !Acting =>
            $"Next: {Next(next.Kind)} by {Day(next.Due)}. You don’t need to do anything.",
        _ => "You don’t need to do anything.",
    };

    public IReadOnlyList<Mark> Marks
    {
        get
        {
            var marks = new List<Mark> { new(StepState.Done, InWords.LongMoment(referral.SubmittedAt, now), "You told us", "Thank you again.") };
            marks.Add(Read());
            if (referral.IsClosed || Acting) return marks;
            marks.AddRange([Meeting(), Plan(), Help()]);
            if (referral.ReachedAt(Station.Resolved) is { } resolved) marks.Add(new(StepState.Done, Day(resolved), "We finished", "What was agreed is done. Thank you for speaking up."));
            return marks;
        }
    }

    // With the council, or joined to what others told us: the referrer learns that it is acted on, not where or with whom.
    private bool Acting => referral.LastDecision?.Decision is Decision.Safeguarding or Decision.Merge;

    private Mark Read()
    {
        var triage = clocks[1];
        if (referral.WaitingFor == Waiting.Answer) return new(StepState.Now, $"Since {InWords.LongMoment(referral.WaitingSince, now)}", "We asked you something", "Please answer it on this page.");
        if (referral.LastDecision is not { } decision)
            return triage.At(now) == ClockState.Late
                ? new(StepState.Now, $"We said by {Day(triage.Due)}", "We are late", "Nobody has decided yet. Our team has been told. In danger? Ring 999.")
                : new(StepState.Now, $"By {Day(triage.Due)}, 5pm", "A person reads it", "Somebody from our team reads every word and decides what to do.");
        var who = decision.By.PersonId is null ? "A person" : decision.By.Name.Split(' ')[0];
        return new(Acting ? StepState.Now : StepState.Done, InWords.LongMoment(decision.At, now), $"{who} read it", Decided(decision), decision.SignpostedTo);
    }

    private string Decided(TriageDecision decision) => decision.Decision switch
    {
        Decision.Accept => $"We can help. It took {Took(decision.At)}. Our promise is one working day.",
        Decision.Signpost => $"Somebody else can help better than we can. {decision.Words}{See(decision.SignpostedTo)}",
        Decision.Decline => $"We can’t take this on. {decision.Words}",
        _ => "We are acting on it.",
    };

    private static string See(IReadOnlyList<Signposted>? to) =>
        to is { Count: > 0 } ? $" See {InWords.List([.. to.Select(one => $"{one.Name} ({one.Organisation})")])}." : "";

    private string Took(DateTimeOffset at) => WorkingTime.Between(referral.SubmittedAt, at) switch
    {
        { TotalHours: < 1 } => "under a working hour",
        { TotalHours: < 8 } span => $"under {Math.Ceiling(span.TotalHours):0} working hours",
        var span => InWords.Count((int)Math.Ceiling(span / WorkingTime.Day), "working day"),
    };

    private Mark Meeting() => referral.MetAt is { } met
        ? new(StepState.Done, Day(met), say.IsPlace ? "We went and looked" : me ? "We met" : $"{say.Capital} and we met", Passed())
        : Ahead(clocks[2], referral.IsAccepted, say.IsPlace ? "We go and look" : me ? "We talk with you" : $"We talk with {say.Name}", me ? "Gently, and where you feel safe. You can say no." : say.IsPlace ? null : "Gently, and where they feel safe. They can say no.");

    private string? Passed() => referral.Steps.OfType<FirstContact>().First().Words is { } words ? $"{(say.IsPlace ? "They" : say.Capital)} asked us to tell you: “{words}”" : null;

    private Mark Plan() => referral.Station switch
    {
        >= Station.Support => new(StepState.Done, Day(referral.ReachedAt(Station.Support) ?? now), say.IsPlace ? "There is a plan" : me ? "You agreed a plan" : $"{say.Capital} agreed a plan"),
        >= Station.Package => new(StepState.Now, $"By {Day(clocks[3].Due)}", "We are making one plan", me ? "You can change it or say no." : say.IsPlace ? null : "They can change it or say no."),
        _ => Ahead(clocks[3], false, say.IsPlace ? "There is a plan" : me ? "You have a plan" : $"{say.Capital} has a plan", null),
    };

    private Mark Help() => referral.ReachedAt(Station.Support) is { } began
        ? new(referral.Station >= Station.Resolved ? StepState.Done : StepState.Now, Day(began), say.IsPlace ? "The work began" : "Help started")
        : new(StepState.Next, "Then", say.IsPlace ? "The work begins" : "Help starts", "We tell you the day here.");

    private Mark Ahead(Clock clock, bool isNow, string heading, string? words) => clock.At(now) == ClockState.Late && isNow
        ? new(StepState.Now, $"We said by {Day(clock.Due)}", heading, "We are late with this. Our team has been told.")
        : new(isNow ? StepState.Now : StepState.Next, $"By {Day(clock.Due)}", heading, words);

    private string Next(ClockKind kind) => kind switch
    {
        ClockKind.Triage => "a person reads it",
        ClockKind.FirstContact => say.IsPlace ? "we go and look" : $"we talk with {say.Name}",
        _ => "the plan is ready",
    };

    private string Day(DateTimeOffset at) => InWords.LongDay(UkTime.DateOf(at), UkTime.DateOf(now));

    private static SubjectDetails Nameless(SubjectKind kind) => kind switch
    {
        SubjectKind.YoungPerson => new SubjectDetails { FirstName = "the young person" },
        SubjectKind.Place => new SubjectDetails { PlaceName = "the place" },
        _ => new SubjectDetails(),
    };
}
