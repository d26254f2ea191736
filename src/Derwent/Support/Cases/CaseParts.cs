using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>A referral that this case answers, with the front door's own times for the journey.</summary>
internal sealed class CaseReferral
{
    private CaseReferral()
    {
    }

    public Guid ReferralId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateTimeOffset ReferredAt { get; private set; }
    public DateTimeOffset? RecognisedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    public static CaseReferral Of(Guid caseId, Opening opening) => new()
    {
        ReferralId = opening.ReferralId, CaseId = caseId, ReferredAt = opening.ReferredAt, RecognisedAt = opening.RecognisedAt, AcceptedAt = opening.AcceptedAt,
    };
}

/// <summary>Somebody in the family that a family's case is about.</summary>
internal sealed class Member
{
    private Member()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Relation { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public int? AgeSaid { get; private set; }

    public int? AgeOn(DateOnly day) => Ages.On(day, BirthDate, AgeSaid, day);

    public static Member Of(Guid caseId, SubjectDetails.Member member, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CaseId = caseId, Name = member.Name, Relation = member.Relation, BirthDate = member.BirthDate, AgeSaid = member.Age,
    };
}

/// <summary>One need or strength as it was seen on a day. The newest row of a code is how it is now; older rows are how it was.</summary>
internal sealed class SeenNeed
{
    private SeenNeed()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string Code { get; private set; } = "";
    public Domain Domain { get; private set; }
    public int Severity { get; private set; }
    public bool IsStrength { get; private set; }
    public string Source { get; private set; } = "";
    public DateOnly On { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public string Label => NeedVocabulary.Find(Code)?.Work ?? Code;

    /// <summary>The words in a list of worries.</summary>
    public string Worry => NeedVocabulary.Find(Code)?.Worry ?? Code;

    public static SeenNeed Of(Guid caseId, StatedNeed need, Who by, DateTimeOffset now) => new()
    {
        Id = InOrder.NewId(now), CaseId = caseId, Code = need.Code, Domain = need.Domain, Severity = Math.Clamp(need.Severity, 0, 3),
        IsStrength = need.IsStrength, Source = need.Source, On = need.On, At = now, By = by,
    };
}

/// <summary>What somebody said, word for word. Words of whoever the case is about are theirs: only they change them, by saying something new.</summary>
internal sealed class Saying
{
    private Saying()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string Words { get; private set; } = "";
    public string Speaker { get; private set; } = "";
    public bool IsTheirs { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static Saying Of(Guid caseId, string words, string speaker, bool isTheirs, Who by, DateTimeOffset now) => new()
    {
        Id = InOrder.NewId(now), CaseId = caseId, Words = words, Speaker = speaker, IsTheirs = isTheirs, At = now, By = by,
    };
}

/// <summary>Ages in whole years.</summary>
internal static class Ages
{
    /// <summary>From the date of birth; else as it was said, grown since that day.</summary>
    public static int? On(DateOnly day, DateOnly? born, int? said, DateOnly saidOn)
    {
        if (born is not { } birth) return said is { } age ? age + Math.Max(0, (day.DayNumber - saidOn.DayNumber) / 365) : null;
        var years = day.Year - birth.Year;
        return day < birth.AddYears(years) ? years - 1 : years;
    }
}
