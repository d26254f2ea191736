using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.Support;

/// <summary>Where one offer stands.</summary>
internal enum OfferState
{
    Sent,
    Accepted,
    Later,
    Declined,
    Withdrawn,
    CameBack,
}

internal enum DeclineReason
{
    Full,
    NotRightForThem,
    TooFar,
    NobodyToDoIt,
    SomethingElse,
}

/// <summary>How the answer came.</summary>
internal enum AnsweredFrom
{
    Inbox,
    Email,
    Team,
}

/// <summary>What an organisation reads before it says yes. There is no name in it, no address and nothing about home.</summary>
internal sealed record OfferText
{
    public required string Title { get; init; }
    public string? Said { get; init; }
    public required string AskedFor { get; init; }
    public string? AskedForMore { get; init; }
    public string? Lives { get; init; }
    public string? LivesMore { get; init; }
    public string? Free { get; init; }
    public required string Because { get; init; }
    public string? Know { get; init; }
}

/// <summary>One part of a package, asked of one organisation. It is answered once.</summary>
internal sealed partial class Offer
{
    private Offer()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid PackageId { get; private set; }
    public Guid PartId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Organisation { get; private set; } = "";
    public Guid ServiceId { get; private set; }
    public string Service { get; private set; } = "";
    public OfferText Text { get; private set; } = null!;
    public DateOnly WantedStart { get; private set; }

    public DateTimeOffset SentAt { get; private set; }
    public Who SentBy { get; private set; } = null!;
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset RemindAt { get; private set; }
    public string? SentTo { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? FirstOpenedAt { get; private set; }

    public OfferState State { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Who? AnsweredBy { get; private set; }
    public AnsweredFrom? From { get; private set; }

    /// <summary>The accepted start, or the day from which they could.</summary>
    public DateOnly? StartsOn { get; private set; }
    public DeclineReason? Reason { get; private set; }
    public string? Words { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }
    public Who? FinishedBy { get; private set; }
    public string? Finish { get; private set; }

    /// <summary>Waits for the organisation or, with a later date, for the team.</summary>
    public bool IsOpen => State is OfferState.Sent or OfferState.Later;

    /// <summary>Accepted and not finished: it is a support now.</summary>
    public bool IsSupport => State == OfferState.Accepted && FinishedAt is null;

    /// <summary>Came back to the team without a yes.</summary>
    public bool NeedsRunnerUp => State is OfferState.Declined or OfferState.CameBack;

    public static Offer Of(Part part, OfferText text, string? sentTo, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CaseId = part.CaseId, PackageId = part.PackageId, PartId = part.Id, OrganisationId = part.OrganisationId,
        Organisation = part.Organisation, ServiceId = part.ServiceId, Service = part.Service, Text = text, WantedStart = part.WantedStart,
        SentAt = now, SentBy = by, SentTo = sentTo, RemindAt = UkTime.AddWorkingDays(now, 1), DueAt = UkTime.AddWorkingDays(now, 2), State = OfferState.Sent,
    };

    /// <summary>Somebody looked at it for the first time.</summary>
    public void Open(DateTimeOffset now) => FirstOpenedAt ??= now;

    /// <summary>True once: the chaser goes out a single time, and only while nobody has answered.</summary>
    public bool Remind(DateTimeOffset now)
    {
        if (State != OfferState.Sent || RemindedAt is not null || now < RemindAt) return false;
        RemindedAt = now;
        return true;
    }

    /// <summary>True once: nobody answered in two working days, so it is back with the team.</summary>
    public bool ComeBack(DateTimeOffset now)
    {
        if (State != OfferState.Sent || now < DueAt) return false;
        (State, AnsweredAt, AnsweredBy) = (OfferState.CameBack, now, Who.Derwent);
        return true;
    }
}
