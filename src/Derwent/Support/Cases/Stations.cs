using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Support;

/// <summary>The times from which the eight stations of a case are read.</summary>
internal sealed record CaseTimes
{
    public required DateTimeOffset ReferredAt { get; init; }
    public DateTimeOffset? RecognisedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? AgreedAt { get; init; }
    public DateTimeOffset? AgreeBy { get; init; }
    public IReadOnlyList<Offer> Offers { get; init; } = [];
    public DateTimeOffset? ClosedAt { get; init; }
    public DateOnly? FollowUpOn { get; init; }
    public DateTimeOffset? FollowedUpAt { get; init; }

    public static CaseTimes Of(Case of, Package? package, IReadOnlyList<Offer> offers, DateTimeOffset? agreeBy)
    {
        var first = of.Referrals.MinBy(referral => referral.ReferredAt);
        return new CaseTimes
        {
            ReferredAt = first?.ReferredAt ?? of.OpenedAt, RecognisedAt = first?.RecognisedAt, AcceptedAt = first?.AcceptedAt, AgreedAt = package?.AgreedAt,
            AgreeBy = agreeBy, Offers = offers, ClosedAt = of.Closing?.ConfirmedAt, FollowUpOn = of.Closing?.FollowUpOn,
            FollowedUpAt = of.FollowUps.Where(followUp => followUp.ResolutionId == of.ClosedById).MaxBy(followUp => followUp.At)?.At,
        };
    }
}

/// <summary>The journey of a case, station by station, with one that is present.</summary>
internal static class Stations
{
    public static IReadOnlyList<JourneyStation> Of(CaseTimes times, DateTimeOffset now)
    {
        var today = UkTime.DateOf(now);
        var started = times.Offers.Where(offer => offer.State == OfferState.Accepted && offer.StartsOn <= today).Min(offer => offer.StartsOn);
        var here = times switch
        {
            { ClosedAt: not null, FollowedUpAt: not null } => 7,
            { ClosedAt: not null } => 6,
            _ when started is not null => 5,
            { Offers.Count: > 0 } => 4,
            _ => 3,
        };
        string?[] notes =
        [
            Day(times.ReferredAt, today), Day(times.RecognisedAt, today), Day(times.AcceptedAt, today),
            times.AgreedAt is { } agreed ? $"agreed {Day(agreed, today)}" : times.Offers.Count > 0 ? "sent" : times.AgreeBy is { } by ? $"by {Day(by, today)}" : "draft",
            Offers(times.Offers), started is { } since ? $"since {InWords.Day(since, today)}" : Next(times.Offers, today),
            times.ClosedAt is { } closed ? Day(closed, today) : null,
            times.FollowedUpAt is { } asked ? Day(asked, today) : times.FollowUpOn is { } on ? InWords.Day(on, today) : null,
        ];
        return [.. Names.Select((name, place) => new JourneyStation(name, notes[place], place < here ? StepState.Done : place == here ? StepState.Now : StepState.Next))];
    }

    private static readonly string[] Names = ["Referred", "Recognised", "Triage", "Package", "Offers", "Support", "Resolved", "Follow-up"];

    private static string? Offers(IReadOnlyList<Offer> offers)
    {
        var asked = offers.Count(offer => offer.State != OfferState.Withdrawn);
        if (asked == 0) return "2 working days";
        var waiting = offers.Count(offer => offer.IsOpen);
        var yes = offers.Count(offer => offer.State == OfferState.Accepted);
        return waiting > 0 ? $"{waiting} of {asked} waiting" : $"{yes} of {asked} said yes";
    }

    private static string? Next(IReadOnlyList<Offer> offers, DateOnly today) =>
        offers.Where(offer => offer.State == OfferState.Accepted).Min(offer => offer.StartsOn) is { } first ? $"from {InWords.Day(first, today)}" : null;

    private static string? Day(DateTimeOffset? at, DateOnly today) => at is { } instant ? InWords.Day(UkTime.DateOf(instant), today) : null;
}
