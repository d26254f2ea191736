using Derwent.Shared.Security;

namespace Derwent.Listings;

/// <summary>When a service is open, in the terms of Open Referral UK.</summary>
internal sealed class Schedule
{
    private Schedule()
    {
    }

    public Schedule(Guid serviceId, ScheduleFacts facts)
    {
        (Id, ServiceId) = (Guid.CreateVersion7(), serviceId);
        (Frequency, Interval, ByDay, ByMonthDay) = (facts.Frequency, facts.Interval, facts.ByDay, facts.ByMonthDay);
        (Start, ValidFrom, ValidTo, Opens, Closes) = (facts.Start, facts.ValidFrom, facts.ValidTo, facts.Opens, facts.Closes);
        (Words, Notes) = (facts.Words, facts.Notes);
    }

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }
    public Frequency Frequency { get; private set; }
    public int Interval { get; private set; } = 1;
    public string? ByDay { get; private set; }
    public string? ByMonthDay { get; private set; }
    public DateOnly? Start { get; private set; }
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }
    public TimeOnly? Opens { get; private set; }
    public TimeOnly? Closes { get; private set; }
    public string? Words { get; private set; }
    public string? Notes { get; private set; }

    public ScheduleFacts Facts => new(Frequency, Interval, ByDay, ByMonthDay, Start, ValidFrom, ValidTo, Opens, Closes, Words, Notes);
}

/// <summary>Someone to ask about a service.</summary>
internal sealed class Contact
{
    private Contact()
    {
    }

    public Contact(Guid serviceId, ContactFacts facts)
    {
        (Id, ServiceId) = (Guid.CreateVersion7(), serviceId);
        (Name, Title, Phone, Email) = (facts.Name, facts.Title, facts.Phone, facts.Email);
    }

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }
    public string? Name { get; private set; }
    public string? Title { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }

    public ContactFacts Facts => new(Name, Title, Phone, Email);
}

/// <summary>Somebody said that a listing is right.</summary>
internal sealed class Assurance
{
    private Assurance()
    {
    }

    public Assurance(Guid serviceId, Who by, DateTimeOffset at, Guid? askId) => (Id, ServiceId, By, At, AskId) = (Guid.CreateVersion7(at), serviceId, by, at, askId);

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }

    /// <summary>The letter whose link said so, and with it the address it went to; null when somebody signed in did.</summary>
    public Guid? AskId { get; private set; }
}
