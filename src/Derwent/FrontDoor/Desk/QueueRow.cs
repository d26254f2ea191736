using System.Linq.Expressions;
using Derwent.FrontDoor.Clocks;
using Derwent.Engine.Linkage;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Desk;

/// <summary>One line of the queue, as it is read from its table.</summary>
internal sealed record QueueLine(
    Guid Id, string Reference, SubjectKind Kind, SubjectDetails Stated, string OwnWords, string? TheirWords, Waiting WaitingFor, DateTimeOffset WaitingSince,
    DateTimeOffset ClockFrom, Urgency Urgency, CameFrom CameFrom, Guid? AssignedToId, string? AssignedToName, DateTimeOffset SubmittedAt, DateTimeOffset? NewsSince, DateOnly? MeetingOn)
{
    public static Expression<Func<Referral, QueueLine>> Of => r => new QueueLine(
        r.Id, r.Reference, r.Kind, r.Stated, r.OwnWords, r.TheirWords, r.WaitingFor, r.WaitingSince, r.ClockFrom, r.Urgency, r.Referrer.CameFrom,
        r.AssignedToId, r.AssignedToName, r.SubmittedAt, r.NewsSince, r.MeetingOn);
}

/// <summary>A group of the queue, in the order of the groups.</summary>
internal enum QueueGroup
{
    Late,
    Soon,
    Today,
    Later,
    News,
    Council,
    Package,
    Paused,
    Decided,
}

/// <summary>A line with its clock, worked out for now.</summary>
internal sealed class QueueRow(QueueLine line, FrontDoorOptions promises, DateTimeOffset now)
{
    public QueueLine Line => line;
    public Clock? Clock { get; } = ReferralClocks.Present(line.WaitingFor, line.ClockFrom, line.WaitingSince, line.Urgency, promises);
    public ClockState State => Clock?.At(now) ?? ClockState.Done;
    public (Band Band, int Earlier) Known { get; set; }

    public string Name => line.Stated.Name(line.Kind) + (line.Kind == SubjectKind.YoungPerson && line.Stated.AgeOn(UkTime.DateOf(now)) is { } age ? $", {age}" : "");

    /// <summary>What stands small beside the name: where, and whether we may know them.</summary>
    public string Beside => string.Join(" · ", new[]
    {
        line.Stated.Postcode?.Split(' ')[0],
        line.Kind == SubjectKind.Family && line.Stated.Members.Count > 0 ? InWords.Count(line.Stated.Members.Count, "person", "people") : null,
        line.Kind == SubjectKind.Place && Known.Earlier > 0 ? $"{Ordinal(Known.Earlier + 1)} report" : Known.Band switch { Band.Likely => "probably known", Band.Review => "may be known", _ => null },
        line.NewsSince is not null ? "new words" : null,
    }.OfType<string>());

    public string FirstWords
    {
        get
        {
            var words = (line.TheirWords ?? line.OwnWords).ReplaceLineEndings(" ");
            var space = words.Length <= 100 ? -1 : words.LastIndexOf(' ', 99, 60);
            return words.Length <= 100 ? words : words[..(space < 0 ? 99 : space)] + " …";
        }
    }

    public QueueGroup Group => (line.WaitingFor, State) switch
    {
        (Waiting.Nobody, _) => line.NewsSince is null ? QueueGroup.Decided : QueueGroup.News,
        (Waiting.Answer, _) => QueueGroup.Paused,
        (_, ClockState.Late) => QueueGroup.Late,
        (Waiting.Council, _) => QueueGroup.Council,
        (Waiting.Package, _) => QueueGroup.Package,
        (_, ClockState.Soon) => QueueGroup.Soon,
        _ => UkTime.DateOf(Clock!.Due) <= UkTime.DateOf(WorkingTime.Add(now, WorkingTime.Day)) ? QueueGroup.Today : QueueGroup.Later,
    };

    public string ClockWords => State switch
    {
        ClockState.Paused => $"since {InWords.Moment(line.WaitingSince, now)}",
        ClockState.Late => $"{InWords.Span(now - Clock!.Due)} late",
        ClockState.Soon => InWords.Span(WorkingTime.Between(now, Clock!.Due)),
        ClockState.Done => InWords.Moment(line.WaitingSince, now),
        _ => InWords.Moment(Clock!.Due, now),
    };

    private static string Ordinal(int number) => number switch { 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", _ => $"{number}th" };
}
