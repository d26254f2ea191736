using Derwent.Shared.Security;
using Derwent.Shared.Time;

namespace Derwent.Listings.Freshness;

/// <summary>Answered, silent for a whole round, or written to another address instead.</summary>
internal enum AskOutcome { Answered, Silent, Moved }

/// <summary>One time that an organisation was asked whether its pages are still right: one letter for all of them, two reminders, then a person.</summary>
internal sealed class Ask
{
    private Ask()
    {
    }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }

    /// <summary>Its name as it stood.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>Where the letter went; null when no address is known, so that a person must ring.</summary>
    public string? Email { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public int Reminders { get; private set; }

    /// <summary>Since when it stands on the coordinator's page.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public AskOutcome? Outcome { get; private set; }

    public static Ask Make(Guid organisationId, string organisation, string? email, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, Organisation = organisation, Email = email, AskedAt = now, EscalatedAt = email is null ? now : null,
    };

    /// <summary>What the clock asks for next, or null: a reminder (1, 2) or the coordinator's page (3).</summary>
    public int? Next(DateTimeOffset now, ListingsOptions promises)
    {
        if (ClosedAt is not null || EscalatedAt is not null) return null;
        var (step, days) = Reminders switch { 0 => (1, promises.RemindDays), 1 => (2, promises.SecondReminderDays), _ => (3, promises.EscalateDays) };
        // By days: the morning's job must not wait another one because the letter went some seconds after it.
        return UkTime.DateOf(now) >= UkTime.DateOf(AskedAt).AddDays(days) ? step : null;
    }

    public void Remind() => Reminders++;

    public void Escalate(DateTimeOffset now) => EscalatedAt ??= now;

    public void Close(AskOutcome outcome, DateTimeOffset now) => (ClosedAt, Outcome) = (now, outcome);
}

/// <summary>Where letters about an organisation's pages go, when that is another address than its public one.</summary>
internal sealed class ListingContact
{
    private ListingContact()
    {
    }

    public ListingContact(Guid organisationId) => OrganisationId = organisationId;

    public Guid OrganisationId { get; private set; }
    public string Email { get; private set; } = "";
    public Who SaidBy { get; private set; } = Who.Derwent;
    public DateTimeOffset SaidAt { get; private set; }

    public void Say(string email, Who by, DateTimeOffset now) => (Email, SaidBy, SaidAt) = (email, by, now);
}
