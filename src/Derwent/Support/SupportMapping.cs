using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Derwent.Support;

/// <summary>Tables of the module.</summary>
internal static class SupportMapping
{
    public static void MapCases(this ModelBuilder model)
    {
        model.Entity<Case>(one =>
        {
            one.HasRowVersion();
            one.Property(c => c.Reference).HasMaxLength(12);
            one.HasIndex(c => c.Reference).IsUnique();
            one.HasIndex(c => c.SubjectId).IsUnique();
            one.HasIndex(c => c.LeadId).HasFilter("closed_by_id is null");
            one.HasIndex(c => c.OpenedAt);
            one.Ignore(c => c.Lead);
            one.Ignore(c => c.AskedResolution);
            one.Ignore(c => c.Closing);
            one.Has(c => c.Referrals, r => r.CaseId);
            one.Has(c => c.Members, m => m.CaseId);
            one.Has(c => c.Needs, n => n.CaseId);
            one.Has(c => c.Sayings, s => s.CaseId);
            one.Has(c => c.Steps, s => s.CaseId);
            one.Has(c => c.Heeds, h => h.CaseId);
            one.Has(c => c.UnsafePlaces, p => p.CaseId);
            one.Has(c => c.Goals, g => g.CaseId);
            one.Has(c => c.Resolutions, r => r.CaseId);
            one.Has(c => c.FollowUps, f => f.CaseId);
            one.Has(c => c.Reopenings, r => r.CaseId);
            one.Has(c => c.Actions, a => a.CaseId);
            one.Has(c => c.Figures, f => f.CaseId);
            one.Has(c => c.Links, l => l.CaseId);
        });
        model.Entity<CaseReferral>(referral => { referral.ToTable("case_referrals"); referral.HasKey(r => r.ReferralId); });
        model.Entity<Member>().ToTable("members");
        model.Entity<SeenNeed>(need => { need.ToTable("seen_needs"); need.HasIndex(n => new { n.CaseId, n.Code, n.At }); });
        model.Entity<Step>().HasIndex(s => new { s.CaseId, s.At });
        model.Entity<Step>().HasIndex(s => s.At);
        model.Entity<Heed>(heed => { heed.HasRowVersion(); heed.HasIndex(h => h.ReviewOn).HasFilter("ended_at is null"); });
        model.Entity<Goal>(goal =>
        {
            goal.HasMany(g => g.Marks).WithOne().HasForeignKey(m => m.GoalId).OnDelete(DeleteBehavior.Restrict);
            goal.Navigation(g => g.Marks).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        });
        model.Entity<GoalMark>(mark => { mark.ToTable("goal_marks"); mark.HasIndex(m => new { m.GoalId, m.On }).IsUnique(); mark.HasIndex(m => m.CaseId); });
        model.Entity<Resolution>(resolution => { resolution.HasRowVersion(); resolution.HasIndex(r => r.FollowUpOn).HasFilter("confirmed_at is not null"); });
        model.Entity<Reopening>().ToTable("reopenings");
        model.Entity<UnsafePlace>().ToTable("unsafe_places");
        model.Entity<PlaceAction>().ToTable("place_actions");
        model.Entity<PlaceFigure>().ToTable("place_figures");
    }

    public static void MapPackages(this ModelBuilder model)
    {
        model.Entity<Package>(package =>
        {
            package.HasRowVersion();
            package.HasIndex(p => p.CaseId).IsUnique();
            package.HasOne<Case>().WithOne().HasForeignKey<Package>(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
            package.Ignore(p => p.LiveParts);
            package.Ignore(p => p.ToSend);
            package.Ignore(p => p.TheirAnswer);
            package.Has(p => p.Parts, p => p.PackageId);
            package.Has(p => p.Agreements, a => a.PackageId);
            package.Has(p => p.Gaps, g => g.PackageId);
            package.Has(p => p.Overrides, o => o.PackageId);
        });
        model.Entity<Part>(part => { part.HasIndex(p => p.CaseId); part.ComplexProperty(p => p.RunnerUp); });
        model.Entity<Agreement>().HasIndex(a => a.CaseId);
        model.Entity<Gap>(gap => { gap.ToTable("gaps"); gap.HasIndex(g => g.CaseId); gap.HasIndex(g => new { g.Code, g.At }); });
        model.Entity<Override>(one => { one.ToTable("overrides"); one.Property(o => o.Words).HasMaxLength(1000); one.HasIndex(o => o.CaseId); one.HasIndex(o => o.At); });
        model.Entity<Offer>(offer =>
        {
            offer.HasRowVersion();
            offer.ComplexProperty(o => o.Text);
            offer.HasOne<Part>().WithMany().HasForeignKey(o => o.PartId).OnDelete(DeleteBehavior.Restrict);
            offer.HasIndex(o => o.CaseId);
            offer.HasIndex(o => new { o.OrganisationId, o.SentAt });
            offer.HasIndex(o => o.DueAt).HasFilter("state = 'Sent'");
            // One open question an organisation and part at a time, whatever two people press at once.
            offer.HasIndex(o => o.PartId).IsUnique().HasFilter("state in ('Sent', 'Later')").HasDatabaseName("ix_offers_open_part");
        });
    }

    public static void MapSessions(this ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.HasRowVersion();
            session.HasIndex(s => new { s.OrganisationId, s.StartsAt });
            session.HasIndex(s => s.EventDateId).IsUnique();
            session.Has(s => s.Attendances, a => a.SessionId);
        });
        model.Entity<Attendance>(attendance =>
        {
            attendance.HasIndex(a => new { a.SessionId, a.CaseId }).IsUnique();
            attendance.HasIndex(a => a.CaseId);
        });
        model.Entity<PlanDoor>(door => { door.HasKey(d => d.CaseId); door.HasRowVersion(); door.Property(d => d.Salt).HasMaxLength(16); door.Property(d => d.Hash).HasMaxLength(32); });
        model.Entity<PlanMessage>().HasIndex(m => m.CaseId);
    }

    private static void Has<TOwner, TChild>(
        this EntityTypeBuilder<TOwner> owner, System.Linq.Expressions.Expression<Func<TOwner, IEnumerable<TChild>?>> children,
        System.Linq.Expressions.Expression<Func<TChild, object?>> key) where TOwner : class where TChild : class
    {
        owner.HasMany(children).WithOne().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
        owner.Navigation(children).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
