using Derwent.FrontDoor.Matching;
using Derwent.Shared.Security;

namespace Derwent.FrontDoor;

/// <summary>A young person, a family or a place that the alliance knows. Referrals are recognised as being about one subject.</summary>
public sealed class Subject
{
    private Subject()
    {
    }

    /// <summary>Identity, used by other rooms to refer to this subject.</summary>
    public Guid Id { get; private set; }

    /// <summary>Young person, family or place; never changes.</summary>
    public SubjectKind Kind { get; private set; }

    /// <summary>What we hold about them.</summary>
    public SubjectDetails Details { get; private set; } = new();

    /// <summary>Keys under which a later referral finds it.</summary>
    internal string[] Keys { get; private set; } = [];

    /// <summary>Which rules the keys were made by.</summary>
    internal int KeysVersion { get; private set; }

    /// <summary>The subject under whose name this one stands since a person said that they are one; null while it stands by itself.</summary>
    internal Guid? MergedIntoId { get; private set; }

    /// <summary>When and by whom they became known.</summary>
    public DateTimeOffset KnownSince { get; private set; }

    /// <summary>Who first recorded them.</summary>
    public Who KnownBy { get; private set; } = null!;

    /// <summary>Full name, “The … family”, or the place's name.</summary>
    public string Name => Details.Name(Kind);

    /// <summary>What to call them in a sentence.</summary>
    public string ShortName => Details.ShortName(Kind);

    /// <summary>Records somebody or somewhere that was not known before.</summary>
    public static Subject Record(SubjectKind kind, SubjectDetails details, Who by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Details = details, Keys = Layout.Keys(kind, details), KeysVersion = Layout.KeysVersion, KnownBy = by, KnownSince = now };

    internal void StandUnder(Subject? other) => MergedIntoId = other?.Id;
}
