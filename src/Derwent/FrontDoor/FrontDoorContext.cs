using Derwent.FrontDoor.Follow;
using Derwent.FrontDoor.Matching;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor;

/// <summary>Referrals, the subjects they are about, and what is still being written.</summary>
public sealed class FrontDoorContext(DbContextOptions<FrontDoorContext> options) : ModuleContext(options)
{
    /// <summary>Everything that came in and that the asking person may see. Steps come with each.</summary>
    public DbSet<Referral> Referrals => Set<Referral>();

    /// <summary>Young people, families and places that the asking person may see.</summary>
    public DbSet<Subject> Subjects => Set<Subject>();

    internal DbSet<Draft> Drafts => Set<Draft>();
    internal DbSet<Step> Steps => Set<Step>();
    internal DbSet<Hint> Hints => Set<Hint>();
    internal DbSet<StoredModel> Models => Set<StoredModel>();
    internal DbSet<Regrouping> Regroupings => Set<Regrouping>();
    internal DbSet<PairDecision> PairDecisions => Set<PairDecision>();

    /// <inheritdoc/>
    protected override string Schema => "front_door";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ReferralMapping.Map(modelBuilder.Entity<Referral>());
        ReferralMapping.MapSteps(modelBuilder);
        modelBuilder.Entity<Subject>(subject =>
        {
            subject.ToTable("subjects");
            subject.ComplexProperty(s => s.Details, details => details.IsDetails());
            subject.ComplexProperty(s => s.KnownBy, who => who.IsWho("known_by"));
            subject.Property(s => s.Keys);
            subject.Property(s => s.KeysVersion);
            subject.Property(s => s.MergedIntoId);
            subject.HasIndex(s => s.MergedIntoId).HasFilter("merged_into_id is not null");
            subject.HasRowVersion();
        });
        modelBuilder.Entity<Draft>(draft =>
        {
            draft.ToTable("drafts");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Answers).HasJson();
        });
        modelBuilder.Entity<Hint>(hint =>
        {
            hint.ToTable("hints");
            hint.HasKey(h => new { h.ReferralId, h.OtherId });
            hint.HasIndex(h => h.Band).HasFilter("band in ('Likely', 'Review')");
        });
        RegroupingMapping.Map(modelBuilder);
        modelBuilder.Entity<ProofAttempt>(attempt =>
        {
            attempt.ToTable("proof_attempts");
            attempt.HasIndex(a => new { a.ReferralId, a.At });
        });
    }
}

internal sealed class FrontDoorDesign() : AtDesignTime<FrontDoorContext>("front_door");
