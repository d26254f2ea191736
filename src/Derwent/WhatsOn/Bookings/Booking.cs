using Derwent.Shared.Database;

namespace Derwent.WhatsOn;

/// <summary>Where somebody stands who asked for a place. Only <see cref="Booked"/> and <see cref="Offered"/> hold one.</summary>
internal enum BookingState { Asked, Booked, Waiting, Offered, Cancelled, Lapsed }

/// <summary>Somebody asks for one place on one date, by name and e-mail, without an account. Whether there is one is decided by the database: a row that says
/// "booked" and finds none comes back as "waiting".</summary>
internal sealed class Booking
{
    private Booking()
    {
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public Guid OccurrenceId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public BookingState State { get; private set; }
    public string? Name { get; private set; }
    public string? Email { get; private set; }
    /// <summary>The age of whoever comes.</summary>
    public int? Age { get; private set; }
    public string? ParentName { get; private set; }
    public DateTimeOffset? ParentSaidYesAt { get; private set; }
    /// <summary>What would help them to come, in their words.</summary>
    public string? Needs { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? WaitingSince { get; private set; }
    public DateTimeOffset? OfferedAt { get; private set; }
    public DateTimeOffset? AnswerBy { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? ErasedAt { get; private set; }
    /// <summary>The letters that were written already, by key.</summary>
    public IReadOnlyList<string> Told { get; private set; } = [];
    /// <summary>Came, or did not; null while nobody said.</summary>
    public bool? Came { get; private set; }

    public bool HoldsPlace => State is BookingState.Booked or BookingState.Offered;
    public bool IsOver => State is BookingState.Cancelled or BookingState.Lapsed;

    /// <summary>Written down, nothing more: it counts once the link in the letter was pressed.</summary>
    public static Booking Ask(CommunityEvent what, Occurrence date, BookingSaid said, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), EventId = what.Id, OccurrenceId = date.Id, OrganisationId = what.OrganisationId, State = BookingState.Asked, AskedAt = now,
        Name = said.Name, Email = said.Email, Age = said.Age, Needs = said.Needs, ParentName = said.ParentName, ParentSaidYesAt = said.ParentName is null ? null : now,
    };

    /// <summary>The link was pressed: a place, or a place in the line.</summary>
    public void Confirm(DateTimeOffset now)
    {
        if (State != BookingState.Asked) return;
        (State, ConfirmedAt) = (BookingState.Booked, now);
    }

    /// <summary>A place became free for the first in the line.</summary>
    public void Offer(DateTimeOffset until, DateTimeOffset now)
    {
        if (State != BookingState.Waiting) return;
        (State, OfferedAt, AnswerBy) = (BookingState.Offered, now, until);
    }

    /// <summary>They take the place that was offered.</summary>
    public void Take(DateTimeOffset now)
    {
        if (State != BookingState.Offered) throw new RuleRefused("There is no free place waiting for your answer any more.");
        if (AnswerBy < now) throw new RuleRefused("The time to answer is over, and the place went to the next person. You can ask for a place again.");
        (State, AnswerBy) = (BookingState.Booked, null);
    }

    /// <summary>They cannot come after all.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (IsOver) return;
        (State, EndedAt, AnswerBy) = (BookingState.Cancelled, now, null);
    }

    /// <summary>Nobody answered in time.</summary>
    public void Lapse(DateTimeOffset now) => (State, EndedAt, AnswerBy) = (BookingState.Lapsed, now, null);

    public bool HasHeard(string key) => Told.Contains(key);

    public void Hears(string key) => Told = [.. Told, key];

    public void Reminded(DateTimeOffset now) => RemindedAt = now;

    /// <summary>At the door. Null takes a mark back.</summary>
    public void Mark(bool? came)
    {
        if (State != BookingState.Booked && came is not null) return;
        Came = came;
    }

    /// <summary>Who it was is forgotten; that somebody came stays.</summary>
    public void Erase(DateTimeOffset now)
    {
        if (ErasedAt is not null) return;
        (Name, Email, Age, ParentName, Needs, ErasedAt) = (null, null, null, null, null, now);
        if (!IsOver && State != BookingState.Booked) (State, EndedAt) = (BookingState.Lapsed, now);
    }
}

/// <summary>What the form about a place says.</summary>
internal sealed record BookingSaid(string Name, string Email, int? Age, string? ParentName, string? Needs);
