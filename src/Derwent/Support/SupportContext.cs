using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>Cases, packages, offers, sessions, closings; schema <c>support</c>. Row-level security lets the partnership team see all of it, an
/// organisation its own offers, and the circle of a case that case.</summary>
public sealed class SupportContext(DbContextOptions<SupportContext> options) : ModuleContext(options)
{
    /// <inheritdoc/>
    protected override string Schema => SupportModule.Schema;

    internal DbSet<Case> Cases => Set<Case>();
    internal DbSet<CaseReferral> Referrals => Set<CaseReferral>();
    internal DbSet<Step> Steps => Set<Step>();
    internal DbSet<Saying> Sayings => Set<Saying>();
    internal DbSet<Goal> Goals => Set<Goal>();
    internal DbSet<Heed> Heeds => Set<Heed>();
    internal DbSet<Resolution> Resolutions => Set<Resolution>();
    internal DbSet<FollowUp> FollowUps => Set<FollowUp>();
    internal DbSet<PlaceLink> PlaceLinks => Set<PlaceLink>();
    internal DbSet<Package> Packages => Set<Package>();
    internal DbSet<Part> Parts => Set<Part>();
    internal DbSet<Agreement> Agreements => Set<Agreement>();
    internal DbSet<Override> Overrides => Set<Override>();
    internal DbSet<Offer> Offers => Set<Offer>();
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<Attendance> Attendances => Set<Attendance>();
    internal DbSet<PlanDoor> PlanDoors => Set<PlanDoor>();
    internal DbSet<PlanMessage> PlanMessages => Set<PlanMessage>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().HaveMaxLength(4000);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCases();
        modelBuilder.MapPackages();
        modelBuilder.MapSessions();
        // Every id is made by the entity: a row with an id is new until it was read.
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            foreach (var key in entity.FindPrimaryKey()?.Properties ?? [])
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }
}

internal sealed class SupportAtDesignTime() : AtDesignTime<SupportContext>(SupportModule.Schema);
