using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Listings.Likeness;

internal enum LikenessKind { Service, Organisation }

internal enum LikenessState { Open, NotTheSame, Merged }

/// <summary>Two listings, or two organisations, that may be one and the same, with the reasons why. A person decides.</summary>
internal sealed class Alike
{
    private Alike()
    {
    }

    public Guid Id { get; private set; }
    public LikenessKind Kind { get; private set; }

    /// <summary>The smaller id of the two, so that a pair is found once.</summary>
    public Guid OneId { get; private set; }
    public Guid OtherId { get; private set; }

    /// <summary>0 to 1.</summary>
    public double Score { get; private set; }

    /// <summary>Finished sentences.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];
    public DateTimeOffset FoundAt { get; private set; }
    public LikenessState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public static Alike Make(LikenessKind kind, Guid one, Guid other, double score, IReadOnlyList<string> reasons, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, OneId = one, OtherId = other, Score = score, Reasons = reasons, FoundAt = now,
    };

    public void Again(double score, IReadOnlyList<string> reasons) => (Score, Reasons) = (score, reasons);

    public void Decide(LikenessState state, Who by, DateTimeOffset now)
    {
        if (State == LikenessState.Merged && state == LikenessState.Merged) throw new RuleRefused($"{DecidedBy} has made them one already.");
        (State, DecidedBy, DecidedById, DecidedAt) = (state, by.Name, by.PersonId, now);
    }
}

/// <summary>Two became one: enough is kept to take it back.</summary>
internal sealed class Merge
{
    private Merge()
    {
    }

    public Guid Id { get; private set; }
    public LikenessKind Kind { get; private set; }
    public Guid KeptId { get; private set; }
    public Guid GoneId { get; private set; }
    public string KeptName { get; private set; } = "";
    public string GoneName { get; private set; } = "";

    /// <summary>What was said of the one that stayed, before it took fields of the other.</summary>
    public string Before { get; private set; } = "{}";

    /// <summary>How the one that went stood before.</summary>
    public string GoneStatus { get; private set; } = "";

    /// <summary>What went along: services with an organisation, photos with a service.</summary>
    public IReadOnlyList<Guid> Moved { get; private set; } = [];
    public Who By { get; private set; } = Who.Derwent;
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public string? UndoneBy { get; private set; }

    public static Merge Of(Service kept, Service gone, string before, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = LikenessKind.Service, KeptId = kept.Id, GoneId = gone.Id, KeptName = kept.Name, GoneName = gone.Name,
        Before = before, GoneStatus = gone.Status.ToString(), Moved = [.. gone.Photos.Select(photo => photo.Id)], By = by, At = now,
    };

    public static Merge Of(Alliance.Organisation kept, Alliance.Organisation gone, string before, IReadOnlyList<Guid> moved, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = LikenessKind.Organisation, KeptId = kept.Id, GoneId = gone.Id, KeptName = kept.Name, GoneName = gone.Name,
        Before = before, Moved = moved, By = by, At = now,
    };

    public void Undo(Who by, DateTimeOffset now)
    {
        if (UndoneAt is not null) throw new RuleRefused($"{UndoneBy} has taken this back already.");
        (UndoneAt, UndoneBy) = (now, by.Name);
    }
}
