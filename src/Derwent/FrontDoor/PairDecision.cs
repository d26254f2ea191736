using Derwent.Engine.Linkage;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor;

internal enum PairVerdict
{
    Same,
    NotSame,
    NotSure,
}

/// <summary>What a person decided about two known subjects that look alike. Only added; the newest one counts, so "not the same" is remembered and may still be changed.</summary>
internal sealed class PairDecision
{
    private PairDecision()
    {
    }

    public Guid Id { get; private set; }
    public Guid OneId { get; private set; }
    public Guid OtherId { get; private set; }
    public PairVerdict Verdict { get; private set; }
    public string? Why { get; private set; }

    /// <summary>The model that had weighed them, and the chance it gave.</summary>
    public int? ModelVersion { get; private set; }
    public double? Chance { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static PairDecision Of((Guid One, Guid Other) pair, PairVerdict verdict, string? why, Comparison? weighed, Who by, DateTimeOffset now)
    {
        var (one, other) = InOrder(pair.One, pair.Other);
        return new PairDecision { Id = Guid.CreateVersion7(now), OneId = one, OtherId = other, Verdict = verdict, Why = why, ModelVersion = weighed?.Model, Chance = weighed?.Chance, By = by, At = now };
    }

    /// <summary>A pair has no first: always the same way round.</summary>
    public static (Guid One, Guid Other) InOrder(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);
}

internal static class RegroupingMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Regrouping>(one =>
        {
            one.ToTable("regroupings");
            one.Property(r => r.Moved);
            one.Property(r => r.Why).HasMaxLength(2000);
            one.Property(r => r.UndoneByName).HasMaxLength(200);
            one.ComplexProperty(r => r.By, who => who.IsWho("by"));
            one.HasIndex(r => r.FromId);
            one.HasIndex(r => r.ToId);
            one.HasRowVersion();
        });
        model.Entity<PairDecision>(one =>
        {
            one.ToTable("pair_decisions");
            one.Property(d => d.Why).HasMaxLength(2000);
            one.ComplexProperty(d => d.By, who => who.IsWho("by"));
            one.HasIndex(d => new { d.OneId, d.OtherId });
        });
        model.Entity<StoredModel>(one =>
        {
            one.ToTable("models");
            one.HasKey(m => m.Version);
            one.Property(m => m.Version).UseIdentityAlwaysColumn();
            one.Property(m => m.Body).HasMaxLength(2_000_000);
            one.Property(m => m.Words).HasMaxLength(400);
            one.HasIndex(m => new { m.Kind, m.Version });
        });
        model.Entity<Lookup>(one => one.HasNoKey().ToView("alike"));
        model.Entity<Desk.Pair>(one => one.HasNoKey().ToView("pairs"));
    }
}
