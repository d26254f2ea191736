using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.Support;

internal sealed partial class Case
{
    private readonly List<Resolution> resolutions = [];
    private readonly List<FollowUp> followUps = [];
    private readonly List<Reopening> reopenings = [];

    public IReadOnlyList<Resolution> Resolutions => resolutions;
    public IReadOnlyList<FollowUp> FollowUps => followUps;
    public IReadOnlyList<Reopening> Reopenings => reopenings;

    /// <summary>A closing that waits for the second person.</summary>
    public Resolution? AskedResolution => resolutions.Find(resolution => resolution.IsOpen);

    /// <summary>The closing that holds now.</summary>
    public Resolution? Closing => ClosedById is { } id ? resolutions.Find(resolution => resolution.Id == id) : null;

    /// <summary>The lead worker asks for closing.</summary>
    /// <param name="said">Outcome, exit route and follow-up.</param>
    /// <param name="openOffers">Offers nobody has answered; a case does not close over them.</param>
    /// <param name="by">The lead worker.</param>
    /// <param name="now">When.</param>
    public Resolution AskToResolve(ResolutionSaid said, int openOffers, Who by, DateTimeOffset now)
    {
        RefuseIfClosed();
        if (LeadId is null) throw new RuleRefused("Give the case a lead worker first: the lead worker asks for closing.");
        if (by.PersonId != LeadId) throw new RuleRefused($"{LeadName} is the lead worker, so {LeadName} asks for closing. You can be the second person.");
        if (AskedResolution is { } asked) throw new RuleRefused($"{asked.AskedBy.Name} has asked for closing already. A second person has to answer.");
        if (openOffers > 0) throw new RuleRefused(openOffers == 1 ? "One offer is still open. Take it back or wait for its answer." : $"{openOffers} offers are still open. Take them back or wait for the answers.");
        if (said.FollowUpOn <= UkTime.DateOf(now)) throw new RuleRefused("The follow-up day lies in the future.");
        var resolution = Resolution.Ask(Id, said, by, now);
        resolutions.Add(resolution);
        Add(StepKind.Decision, "Closing asked for", by, now, $"{OutcomeWords.In(said.Outcome)}. {said.Words} Exit: {said.ExitRoute}", about: resolution.Id);
        return resolution;
    }

    /// <summary>The second person agrees, and the case is closed.</summary>
    public Step ConfirmResolution(Who by, DateTimeOffset now)
    {
        var resolution = AskedResolution ?? throw new RuleRefused(Closing is { } held ? $"{held.ConfirmedBy!.Name} has confirmed this closing already." : "Nobody has asked to close this case.");
        resolution.Confirm(by, now);
        ClosedById = resolution.Id;
        return Add(StepKind.Milestone, $"Resolved: {OutcomeWords.In(resolution.Outcome)}", by, now, $"Exit: {resolution.ExitRoute}", about: resolution.Id);
    }

    public void SendResolutionBack(string why, Who by, DateTimeOffset now)
    {
        var resolution = AskedResolution ?? throw new RuleRefused("Nobody has asked to close this case.");
        resolution.SendBack(why, by, now);
        Add(StepKind.Decision, "Closing sent back", by, now, why, about: resolution.Id);
    }

    /// <summary>Open again in one step. The closing, its people and its words stay on the timeline.</summary>
    public Reopening Reopen(string why, Who by, DateTimeOffset now)
    {
        var closing = Closing ?? throw new RuleRefused("This case is open already.");
        var reopening = Reopening.Of(closing, why, by, now);
        reopenings.Add(reopening);
        ClosedById = null;
        Add(StepKind.Decision, "Case reopened", by, now, why, about: reopening.Id);
        return reopening;
    }

    /// <summary>How it is going some time after closing.</summary>
    public Step RecordFollowUp(bool stillWell, string words, Who by, DateTimeOffset now)
    {
        var closing = Closing ?? throw new RuleRefused("A follow-up comes after closing, and this case is open.");
        var followUp = FollowUp.Of(closing, stillWell, words, by, now);
        followUps.Add(followUp);
        return Add(StepKind.Contact, stillWell ? "Follow-up: still well" : "Follow-up: help is needed again", by, now, words, about: followUp.Id);
    }
}
