using Derwent.FrontDoor.Clocks;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Desk;

/// <summary>The river at the top of a referral: what was reached when, what is due when.</summary>
internal static class Stations
{
    public static IReadOnlyList<JourneyStation> Of(Referral referral, IReadOnlyList<Clock> clocks, DateTimeOffset now)
    {
        var all = Enum.GetValues<Station>();
        var present = all.FirstOrDefault(station => referral.ReachedAt(station) is null && station > Before(referral, all), (Station)all.Length);
        return [.. all.Select(station => referral.ReachedAt(station) is { } at
            ? new JourneyStation(Name(station), InWords.Moment(at, now), StepState.Done)
            : new JourneyStation(Name(station), Ahead(station, clocks, now), station == present && !referral.IsClosed ? StepState.Now : station < referral.Station ? StepState.Done : StepState.Next))];
    }

    // A station that was stepped over (support recorded before offers were) is behind us too.
    private static Station Before(Referral referral, Station[] all) =>
        referral.SubjectId is null && referral.Station <= Station.Recognised ? Station.Referred : all.Last(station => station <= referral.Station);

    private static string? Ahead(Station station, IReadOnlyList<Clock> clocks, DateTimeOffset now) => station switch
    {
        Station.Recognised => "for you to decide",
        Station.Triaged => $"by {InWords.Moment(clocks[1].Due, now)}",
        Station.Package => $"by {InWords.Day(UkTime.DateOf(clocks[3].Due), UkTime.DateOf(now))}",
        Station.Offers => "2 working days",
        _ => null,
    };

    private static string Name(Station station) => station switch
    {
        Station.Triaged => "Triage",
        Station.FollowUp => "Follow-up",
        _ => station.ToString(),
    };
}
