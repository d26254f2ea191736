using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.Tests.FrontDoor;

/// <summary>Values for tests of the front door. Monday 23 November 2026 is an ordinary working day.</summary>
internal static class SomeReferral
{
    public static readonly Who Team = new(new Guid("0193b0a0-0000-7000-8000-000000000001"), "Nadia Rahman", new Guid("0193b0a0-0000-7000-8000-000000000002"));
    public static readonly Who Teacher = new(null, "Helen Bell", null);
    public static readonly DateTimeOffset Monday = At(2026, 11, 23, 11, 40);

    public static DateTimeOffset At(int year, int month, int day, int hour, int minute = 0) =>
        UkTime.At(new DateOnly(year, month, day), new TimeOnly(hour, minute));

    public static SubjectDetails Theo => new()
    {
        FirstName = "Theo", Surname = "Marsh", BirthDate = new DateOnly(2012, 3, 14), Postcode = "DE24 0ZQ", School = "Rivermead Academy", Phone = "01332 000 418",
    };

    public static Submission Said(SubjectKind kind = SubjectKind.YoungPerson, SubjectDetails? details = null) => new()
    {
        Kind = kind,
        Details = details ?? Theo,
        Needs = [StatedNeed.From(NeedVocabulary.Find("school")!, "school", new DateOnly(2026, 11, 23))],
        OwnWords = "He goes the long way home.",
        Agreement = new Agreement { SubjectKnows = Told.Yes, SubjectAgrees = Told.Yes, Basis = Basis.Agreed },
        Referrer = new Referrer { CameFrom = CameFrom.School, Name = "Helen Bell", Email = "bell@rivermead.example" },
    };

    public static Referral Submitted(Submission? said = null, DateTimeOffset? at = null) =>
        Referral.Submit(Guid.CreateVersion7(), Reference.New(), said ?? Said(), Teacher, at ?? Monday);

    public static Referral Recognised(DateTimeOffset? at = null)
    {
        var referral = Submitted(at: at);
        referral.Recognise(SubjectOf(referral), isNew: true, null, Team, Monday.AddHours(1));
        return referral;
    }

    public static Subject SubjectOf(Referral referral) => Subject.Record(referral.Kind, referral.Stated, Team, Monday);
}
