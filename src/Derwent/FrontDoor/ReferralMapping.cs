using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Derwent.FrontDoor;

/// <summary>How the front door's records lie in their tables. Every text has a bound.</summary>
internal static class ReferralMapping
{
    public static void Map(EntityTypeBuilder<Referral> referral)
    {
        referral.ToTable("referrals");
        referral.Property(r => r.Id).ValueGeneratedNever();
        referral.Property(r => r.Reference).HasMaxLength(8);
        referral.HasIndex(r => r.Reference).IsUnique();
        referral.ComplexProperty(r => r.Stated, details => details.IsDetails());
        referral.Property(r => r.Needs).HasJson();
        referral.Property(r => r.OwnWords).HasMaxLength(8000);
        referral.Property(r => r.TheirWords).HasMaxLength(8000);
        referral.Property(r => r.Danger);
        referral.Property(r => r.PersonNote).HasMaxLength(2000);
        referral.Property(r => r.FamilyNote).HasMaxLength(2000);
        referral.Property(r => r.EnvironmentNote).HasMaxLength(2000);
        referral.Property(r => r.Keys);
        referral.Property(r => r.KeysVersion);
        referral.ComplexProperty(r => r.Agreement, MapAgreement);
        referral.ComplexProperty(r => r.Referrer, MapReferrer);
        MapState(referral);
        referral.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.ReferralId);
        referral.Navigation(r => r.Steps).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        referral.HasRowVersion();
    }

    public static void MapSteps(ModelBuilder model)
    {
        model.Entity<Step>(step =>
        {
            step.ToTable("steps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.Words).HasMaxLength(8000);
            step.ComplexProperty(s => s.By, who => who.IsWho("by"));
            step.HasIndex(s => new { s.ReferralId, s.Number }).IsUnique();
            step.HasIndex(s => s.At);
            step.HasDiscriminator<string>("kind");
            step.Property<string>("kind").HasMaxLength(40);
        });
        model.Entity<Assignment>(a => a.Property(s => s.PersonName).HasMaxLength(200));
        model.Entity<Recognition>(r => r.Property(s => s.SubjectId).HasColumnName("subject_id"));
        model.Entity<Unrecognition>(r => r.Property(s => s.SubjectId).HasColumnName("subject_id"));
        model.Entity<Regrouped>(r => r.Property(s => s.SubjectId).HasColumnName("subject_id"));
        model.Entity<SetApart>(r => r.Property(s => s.SubjectId).HasColumnName("subject_id"));
        model.Entity<CouncilAnswer>(a => a.Property(s => s.CouncilReference).HasMaxLength(60));
        model.Entity<TriageDecision>(d => d.Property(s => s.SignpostedTo).HasJson());
        model.Entity<NeedNoted>(n => n.Property(s => s.Code).HasMaxLength(60));
        foreach (var step in typeof(Step).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Step))))
        {
            model.Entity(step);
        }
    }

    public static void IsDetails(this ComplexPropertyBuilder<SubjectDetails> details)
    {
        foreach (var (name, longest) in Bounds.Details)
        {
            details.Property<string?>(name).HasMaxLength(longest).IsRequired(false);
        }

        details.Property(d => d.Members).HasJson();
    }

    // Columns that Settle derives from the steps; the queue is read through these indexes.
    private static void MapState(EntityTypeBuilder<Referral> referral)
    {
        referral.Property(r => r.WaitingFor);
        referral.Property(r => r.WaitingSince);
        referral.Property(r => r.ClockFrom);
        referral.Property(r => r.PromisesFrom);
        referral.Property(r => r.StepsTaken);
        referral.Property(r => r.NewsSince);
        referral.Property(r => r.AssignedToId);
        referral.Property(r => r.AssignedToName).HasMaxLength(200);
        referral.Property(r => r.MeetingOn);
        referral.HasIndex(r => new { r.WaitingFor, r.ClockFrom, r.Id });
        referral.HasIndex(r => r.SubjectId);
    }

    private static void MapAgreement(ComplexPropertyBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.Why).HasMaxLength(2000);
        agreement.Property(a => a.WhoElseKnows).HasMaxLength(400);
    }

    private static void MapReferrer(ComplexPropertyBuilder<Referrer> referrer)
    {
        referrer.Property(r => r.Name).HasMaxLength(120);
        referrer.Property(r => r.Organisation).HasMaxLength(160);
        referrer.Property(r => r.Job).HasMaxLength(120);
        referrer.Property(r => r.Phone).HasMaxLength(40);
        referrer.Property(r => r.Email).HasMaxLength(254);
        referrer.Property(r => r.BestTime).HasMaxLength(200);
    }
}
