using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Listings;

/// <summary>Another directory that we read again and again: where it is, how often, and how the last reading went.</summary>
internal sealed class Feed
{
    /// <summary>A feed that fails is asked less and less often, but once a week at least.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);
    private const int LongestWords = 2000;

    private Feed()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>With a record's id it says which listing is meant, so it never changes.</summary>
    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";
    public int EveryHours { get; private set; }
    public bool IsOn { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>When the reading began that is going on, or that will go on with the next try.</summary>
    public DateTimeOffset? RunningSince { get; private set; }

    /// <summary>Where the reading has got to.</summary>
    public string? Doing { get; private set; }

    public int Failures { get; private set; }
    public DateTimeOffset? TriedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public DateTimeOffset? TakenDownAt { get; private set; }

    /// <summary>What the last whole reading did, a sentence a line.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Why the last try failed; null when it did not.</summary>
    public string? Wrong { get; private set; }

    public static Feed Add(string name, string address, int everyHours, Who by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Name = name, Address = address, EveryHours = everyHours, IsOn = true, AddedAt = now, By = by, DueAt = now };

    /// <summary>It is read at the next chance.</summary>
    public void AskNow(DateTimeOffset now)
    {
        if (TakenDownAt is not null) throw new RuleRefused("This feed was taken down. Add it again to read it again.");
        (IsOn, DueAt) = (true, now);
    }

    public void Pause() => IsOn = false;

    /// <summary>Nothing of it is shown any more but what somebody here looks after.</summary>
    public void TakeDown(DateTimeOffset now) => (IsOn, TakenDownAt) = (false, now);

    public void Done(IEnumerable<string> sentences, DateTimeOffset now)
    {
        var said = string.Join('\n', sentences);
        (Said, Wrong, Failures, DoneAt, TriedAt) = (said.Length <= LongestWords ? said : said[..LongestWords], null, 0, now, now);
        (RunningSince, Doing, DueAt) = (null, null, now.AddHours(EveryHours));
    }

    /// <summary>It could not be read. The next try waits twice as long as the one before.</summary>
    /// <param name="why">A sentence for the coordinator.</param>
    /// <param name="now">When.</param>
    /// <param name="goesOn">The next try goes on where this one stopped; otherwise it asks for everything again.</param>
    public void Failed(string why, DateTimeOffset now, bool goesOn)
    {
        (Wrong, Failures, TriedAt, RunningSince, Doing) = (why.Length <= 1000 ? why : why[..1000], Failures + 1, now, goesOn ? RunningSince : null, null);
        var wait = TimeSpan.FromHours(Math.Pow(2, Math.Min(Failures, 8)));
        DueAt = now + (wait < LongestWait ? wait : LongestWait);
    }
}
