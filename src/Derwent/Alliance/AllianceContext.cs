using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Alliance;

/// <summary>Organisations and their standing; schema <c>alliance</c>.</summary>
public sealed class AllianceContext(DbContextOptions<AllianceContext> options) : ModuleContext(options)
{
    /// <inheritdoc/>
    protected override string Schema => AllianceModule.Schema;

    /// <summary>Every organisation. Anybody may read them: they are the directory.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Organisation>(organisation =>
        {
            organisation.HasRowVersion();
            organisation.Property(o => o.Name).HasMaxLength(200);
            organisation.Property(o => o.Slug).HasMaxLength(100);
            organisation.Property(o => o.Description).HasMaxLength(20_000);
            organisation.Property(o => o.Website).HasMaxLength(500);
            organisation.Property(o => o.Email).HasMaxLength(320);
            organisation.Property(o => o.Phone).HasMaxLength(100);
            organisation.Property(o => o.CharityNumber).HasMaxLength(20);
            organisation.Property(o => o.CompanyNumber).HasMaxLength(20);
            organisation.Property(o => o.Source).HasMaxLength(100);
            organisation.Property(o => o.ExternalId).HasMaxLength(200);
            organisation.HasIndex(o => o.Slug).IsUnique();
            organisation.HasIndex(o => new { o.Source, o.ExternalId }).IsUnique();
            organisation.HasIndex(o => o.Name);
            organisation.HasMany(o => o.StandingChanges).WithOne().HasForeignKey(c => c.OrganisationId);
            organisation.Navigation(o => o.StandingChanges).HasField("standingChanges").UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        modelBuilder.Entity<StandingChange>(change =>
        {
            change.ToTable("standing_changes");
            change.Property(c => c.Why).HasMaxLength(1000);
            change.ComplexProperty(c => c.By).IsWho("by");
        });
    }
}

internal sealed class AllianceAtDesignTime() : AtDesignTime<AllianceContext>(AllianceModule.Schema);
