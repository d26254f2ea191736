using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Support;

/// <summary>What waits for somebody on one case, soonest first.</summary>
internal static class Waiting
{
    public static IReadOnlyList<NextLine> Of(Case of, Package? package, IReadOnlyList<Offer> offers, IReadOnlyList<PlanMessage> messages, DateTimeOffset now)
    {
        var today = UkTime.DateOf(now);
        var lead = of.LeadName ?? "No lead worker yet";
        var lines = new List<(DateTimeOffset At, NextLine Line)>();
        void Add(DateTimeOffset at, string what, string who, string address) =>
            lines.Add((at, new NextLine(what, who, at <= now ? "late" : at <= now.AddHours(24) ? "soon" : "ok", InWords.Moment(at, now), address)));
        void AddDay(DateOnly on, string what, string who, string address) =>
            lines.Add((UkTime.At(on, new TimeOnly(17, 0)), new NextLine(what, who, on < today ? "late" : on == today ? "soon" : "ok", InWords.Day(on, today), address)));

        foreach (var message in messages) Add(message.At, "They said: this is not what I want", "Partnership team", "#messages");
        if (of.LeadId is null && of.IsOpen) Add(of.OpenedAt, "Choose a lead worker", "Partnership team", "#circle");
        if (package is { } begun && of.IsOpen && begun.ToSend.Count > 0) Add(UkTime.AddWorkingDays(begun.ClockFrom, 10), "Agree and send the package", lead, $"/desk/packages/{begun.Id}");
        foreach (var offer in offers.Where(offer => offer.State == OfferState.Sent)) Add(offer.DueAt, $"{offer.Organisation} answers, or the runner-up", "Partnership team", "#package");
        foreach (var offer in offers.Where(offer => offer.State == OfferState.Later)) Add(offer.AnsweredAt!.Value, $"Will {InWords.Day(offer.StartsOn!.Value, today)} do? {offer.Organisation}", "Partnership team", "#package");
        foreach (var offer in offers.Where(offer => offer.NeedsRunnerUp && package?.LiveParts.Any(part => part.Id == offer.PartId) == true && offers.All(other => other.PartId != offer.PartId || other.SentAt <= offer.SentAt)))
            Add(offer.AnsweredAt!.Value, $"Use the runner-up for {offer.Service}", "Partnership team", $"/desk/packages/{offer.PackageId}");
        if (package is not null && of.IsOpen && of.AskedResolution is null && package.ToSend.Count == 0 && offers.Count > 0 && !offers.Any(offer => offer.IsOpen || offer.IsSupport || offer.NeedsRunnerUp))
            Add(offers.Max(offer => offer.FinishedAt ?? offer.AnsweredAt ?? offer.SentAt), "Nobody gives support now: add to the package, or close the case", lead, $"/desk/packages/{package.Id}");
        foreach (var heed in of.Heeds.Where(heed => heed.IsOpen)) AddDay(heed.ReviewOn, "Keep or end a note to heed", lead, "#flags");
        foreach (var action in of.Actions.Where(action => action.State is PlaceActionState.Promised or PlaceActionState.Running && action.DueOn is not null)) AddDay(action.DueOn!.Value, action.Words, action.WhoDoesIt, "#actions");
        if (of.AskedResolution is { } asked) Add(asked.AskedAt, "Confirm the closing, or send it back", "A second person", $"/desk/cases/{of.Reference}/close");
        if (of.Closing is { FollowUpOn: { } on } closing && of.FollowUps.All(followUp => followUp.ResolutionId != closing.Id)) AddDay(on, "Ask again how it is going", lead, $"/desk/cases/{of.Reference}/follow-up");
        return [.. lines.OrderBy(line => line.At).Select(line => line.Line)];
    }
}
