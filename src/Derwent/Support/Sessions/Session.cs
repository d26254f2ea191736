using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>What a register says about one person on one day.</summary>
internal enum Mark
{
    Here,
    Late,
    Away,
}

/// <summary>What the form says about a session.</summary>
internal sealed record SessionSaid(Guid OrganisationId, string Organisation, Guid? ServiceId, string Title, string? Place, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Workers)
{
    /// <summary>The date on the calendar that it was, when it was an event.</summary>
    public Guid? EventDateId { get; init; }
}

/// <summary>One afternoon, visit or meeting of one organisation. It holds no personal data: who is expected lies in the attendances.</summary>
internal sealed class Session
{
    private readonly List<Attendance> attendances = [];

    private Session()
    {
    }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Organisation { get; private set; } = "";
    public Guid? ServiceId { get; private set; }
    /// <summary>The date on the calendar that it was, when it was an event of theirs.</summary>
    public Guid? EventDateId { get; private set; }
    public string Title { get; private set; } = "";
    public string? Place { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string? Workers { get; private set; }
    public DateTimeOffset PlannedAt { get; private set; }
    public Who PlannedBy { get; private set; } = null!;

    /// <summary>How it was, about the group.</summary>
    public string? Afterwards { get; private set; }
    public bool HasWorry { get; private set; }

    /// <summary>How many more came who are in no plan.</summary>
    public int Others { get; private set; }
    public DateTimeOffset? SavedAt { get; private set; }
    public Who? SavedBy { get; private set; }

    public IReadOnlyList<Attendance> Attendances => attendances;

    public static Session Plan(SessionSaid said, Who by, DateTimeOffset now)
    {
        if (said.EndsAt <= said.StartsAt) throw new RuleRefused("The session ends before it begins.");
        if (said.EndsAt - said.StartsAt > TimeSpan.FromHours(24)) throw new RuleRefused("A session is at most a day long.");
        return new Session
        {
            Id = Guid.CreateVersion7(now), OrganisationId = said.OrganisationId, Organisation = said.Organisation, ServiceId = said.ServiceId, EventDateId = said.EventDateId, Title = said.Title,
            Place = said.Place, StartsAt = said.StartsAt, EndsAt = said.EndsAt, Workers = said.Workers, PlannedAt = now, PlannedBy = by,
        };
    }

    /// <summary>Somebody is expected, or walked in.</summary>
    public Attendance Expect(Offer support, string shortName, string? remark, DateTimeOffset now)
    {
        if (support.OrganisationId != OrganisationId) throw new RuleRefused("That support is given by another organisation.");
        if (!support.IsSupport) throw new RuleRefused("That support has not begun or is finished.");
        if (attendances.Find(one => one.CaseId == support.CaseId) is { } there) return there;
        var attendance = Attendance.Of(this, support, shortName, remark, now);
        attendances.Add(attendance);
        return attendance;
    }

    /// <summary>Saves the taps. A mark that is the same as before changes nothing, so sending it twice is harmless.</summary>
    /// <returns>The steps for the timelines of those whose mark is new or changed.</returns>
    public IReadOnlyList<Step> Save(IReadOnlyDictionary<Guid, Mark> marks, string? afterwards, int others, bool hasWorry, Who by, DateTimeOffset now)
    {
        if (StartsAt > now.AddHours(12)) throw new RuleRefused("This session has not come yet. Mark the register on its day.");
        var steps = new List<Step>();
        foreach (var attendance in attendances)
            if (marks.TryGetValue(attendance.Id, out var mark) && attendance.Put(mark, by, now))
                steps.Add(Step.Of(attendance.CaseId, StepKind.Session, $"{Title}, {Words(mark)}", by, now, about: Id));
        (Afterwards, Others, HasWorry, SavedAt, SavedBy) = (afterwards, Math.Clamp(others, 0, 1000), HasWorry || hasWorry, now, by);
        return steps;
    }

    private static string Words(Mark mark) => mark switch { Mark.Here => "kept", Mark.Late => "kept, late", _ => "missed" };
}

/// <summary>One person at one session. The page shows a first name and an initial only.</summary>
internal sealed class Attendance
{
    private Attendance()
    {
    }

    public Guid Id { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid OfferId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string ShortName { get; private set; } = "";
    public string? Remark { get; private set; }
    public Mark? Mark { get; private set; }
    public DateTimeOffset? MarkedAt { get; private set; }
    public Who? MarkedBy { get; private set; }
    public DateTimeOffset ExpectedAt { get; private set; }

    public static Attendance Of(Session session, Offer support, string shortName, string? remark, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), SessionId = session.Id, CaseId = support.CaseId, OfferId = support.Id, OrganisationId = session.OrganisationId,
        ShortName = shortName, Remark = remark, ExpectedAt = now,
    };

    internal bool Put(Mark mark, Who by, DateTimeOffset now)
    {
        if (Mark == mark) return false;
        (Mark, MarkedBy, MarkedAt) = (mark, by, now);
        return true;
    }
}
