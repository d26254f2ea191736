using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn;

/// <summary>The calendar: events, their dates, who has a place, calendars that are read; schema <c>whats_on</c>. What is published is for everybody; who booked is
/// seen by the organisation that runs the event, by the coordinator and by the link that was sent to them.</summary>
public sealed class WhatsOnContext(DbContextOptions<WhatsOnContext> options) : ModuleContext(options)
{
    /// <inheritdoc/>
    protected override string Schema => WhatsOnModule.Schema;

    internal DbSet<CommunityEvent> Events => Set<CommunityEvent>();
    internal DbSet<Occurrence> Occurrences => Set<Occurrence>();
    internal DbSet<Booking> Bookings => Set<Booking>();
    internal DbSet<MemberCalendar> Calendars => Set<MemberCalendar>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().HaveMaxLength(300);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<CommunityEvent>(one =>
        {
            one.ToTable("events");
            one.HasRowVersion();
            one.Property(e => e.Slug).HasMaxLength(100);
            one.Property(e => e.Words).HasMaxLength(8000);
            one.Property(e => e.AccessWords).HasMaxLength(1000);
            one.Property(e => e.OnlineAddress).HasMaxLength(500);
            one.Property(e => e.ExternalUid).HasMaxLength(500);
            one.HasIndex(e => e.Slug).IsUnique();
            one.HasIndex(e => new { e.FeedId, e.ExternalUid }).IsUnique();
            one.HasIndex(e => new { e.State, e.LastDay });
            one.HasIndex(e => e.OrganisationId);
            one.Ignore(e => e.Facts);
            one.HasMany(e => e.Steps).WithOne().HasForeignKey(step => step.EventId);
            one.Navigation(e => e.Steps).HasField("steps").UsePropertyAccessMode(PropertyAccessMode.Field);
            one.HasMany(e => e.Occurrences).WithOne().HasForeignKey(date => date.EventId);
            one.Navigation(e => e.Occurrences).HasField("occurrences").UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        modelBuilder.Entity<EventStep>(step =>
        {
            step.ToTable("event_steps");
            step.Property(s => s.What).HasMaxLength(500);
            step.ComplexProperty(s => s.By).IsWho("by");
        });
        modelBuilder.Entity<Occurrence>(date =>
        {
            date.ToTable("occurrences");
            date.HasIndex(d => new { d.EventId, d.OriginalDay }).IsUnique();
            date.HasIndex(d => d.StartsAt);
        });
        modelBuilder.Entity<Booking>(booking =>
        {
            booking.ToTable("bookings");
            booking.Property(b => b.Email).HasMaxLength(320);
            booking.Property(b => b.Name).HasMaxLength(100);
            booking.Property(b => b.ParentName).HasMaxLength(100);
            booking.HasOne<Occurrence>().WithMany().HasForeignKey(b => b.OccurrenceId).OnDelete(DeleteBehavior.Restrict);
            booking.HasIndex(b => new { b.OccurrenceId, b.State });
        });
        modelBuilder.Entity<MemberCalendar>(calendar =>
        {
            calendar.ToTable("member_calendars");
            calendar.Property(c => c.Address).HasMaxLength(1000);
            calendar.Property(c => c.LastWords).HasMaxLength(1000);
            calendar.ComplexProperty(c => c.AddedBy).IsWho("added_by");
            calendar.HasIndex(c => new { c.OrganisationId, c.Address }).IsUnique();
        });
    }
}

internal sealed class WhatsOnAtDesignTime() : AtDesignTime<WhatsOnContext>(WhatsOnModule.Schema);
