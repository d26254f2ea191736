using Derwent.Listings.Changes;
using Derwent.Listings.Freshness;
using Derwent.Listings.Likeness;
using Derwent.Listings.Photos;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Derwent.Listings;

/// <summary>Services, where and when they are, and how much room they have; schema <c>listings</c>.
/// Private services are seen by signed-in people only: PostgreSQL decides, not the query.</summary>
public sealed partial class ListingsContext(DbContextOptions<ListingsContext> options) : ModuleContext(options)
{
    /// <inheritdoc/>
    protected override string Schema => ListingsModule.Schema;

    /// <summary>Every service that the asking person may see, open or not.</summary>
    public DbSet<Service> Services => Set<Service>();

    internal DbSet<ServiceVersion> Versions => Set<ServiceVersion>();
    internal DbSet<OrganisationVersion> OrganisationVersions => Set<OrganisationVersion>();
    internal DbSet<Suggestion> Suggestions => Set<Suggestion>();
    internal DbSet<Ask> Asks => Set<Ask>();
    internal DbSet<ListingContact> ListingContacts => Set<ListingContact>();
    internal DbSet<Alike> Alikes => Set<Alike>();
    internal DbSet<Merge> Merges => Set<Merge>();
    internal DbSet<Miss> Misses => Set<Miss>();
    internal DbSet<Feed> Feeds => Set<Feed>();
    internal DbSet<Upload> Uploads => Set<Upload>();
    internal DbSet<ServicePhoto> Photos => Set<ServicePhoto>();
    internal DbSet<PhotoSize> PhotoSizes => Set<PhotoSize>();
    internal DbSet<PhotoConsent> PhotoConsents => Set<PhotoConsent>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Service>(MapService);
        modelBuilder.Entity<ServiceLocation>(location =>
        {
            location.ToTable("service_locations");
            location.Property(l => l.Ordinal);
            location.Property(l => l.Point).HasColumnType("geography (Point, 4326)");
            Limit(location, 300, nameof(ServiceLocation.Name), nameof(ServiceLocation.Address), nameof(ServiceLocation.GettingThere));
            Limit(location, 100, nameof(ServiceLocation.Town), nameof(ServiceLocation.Place));
            Limit(location, 20, nameof(ServiceLocation.Postcode));
            location.HasIndex(l => l.Postcode);
        });
        modelBuilder.Entity<Schedule>(schedule =>
        {
            schedule.ToTable("schedules");
            schedule.Ignore(s => s.Facts);
            Limit(schedule, 100, nameof(Schedule.ByDay), nameof(Schedule.ByMonthDay));
            Limit(schedule, 1000, nameof(Schedule.Words), nameof(Schedule.Notes));
        });
        modelBuilder.Entity<Contact>(contact =>
        {
            contact.ToTable("contacts");
            Limit(contact, 200, nameof(Contact.Name), nameof(Contact.Title));
            Limit(contact, 100, nameof(Contact.Phone));
            Limit(contact, 320, nameof(Contact.Email));
        });
        modelBuilder.Entity<Capacity>(capacity =>
        {
            capacity.ToTable("capacities");
            capacity.HasKey(c => c.ServiceId);
            capacity.HasRowVersion();
            capacity.Property(c => c.Unit).HasMaxLength(40);
            capacity.ComplexProperty(c => c.UpdatedBy).IsWho("updated_by");
        });
        modelBuilder.Entity<Assurance>(assurance =>
        {
            assurance.ToTable("assurances");
            assurance.ComplexProperty(a => a.By).IsWho("by");
        });
        MapFreshness(modelBuilder);
        MapPhotos(modelBuilder);
        modelBuilder.Entity<Upload>(upload =>
        {
            upload.ToTable("uploads");
            upload.HasRowVersion();
            upload.ComplexProperty(u => u.By).IsWho("by");
            Limit(upload, 100, nameof(Upload.Source));
            Limit(upload, 200, nameof(Upload.FileName));
            Limit(upload, 1000, nameof(Upload.Wrong));
            Limit(upload, 2000, nameof(Upload.Said));
            Limit(upload, 100_000, nameof(Upload.Columns), nameof(Upload.First), nameof(Upload.Meaning));
        });
        modelBuilder.Entity<Feed>(feed =>
        {
            feed.ToTable("feeds");
            feed.ComplexProperty(f => f.By).IsWho("by");
            Limit(feed, 100, nameof(Feed.Name));
            Limit(feed, 200, nameof(Feed.Doing));
            Limit(feed, 500, nameof(Feed.Address));
            Limit(feed, 1000, nameof(Feed.Wrong));
            Limit(feed, 2000, nameof(Feed.Said));
            feed.HasIndex(f => f.Name).IsUnique();
        });
    }

    private static void MapService(EntityTypeBuilder<Service> service)
    {
        service.HasRowVersion();
        Limit(service, 200, nameof(Service.Name), nameof(Service.OrganisationName), nameof(Service.AreaServed), nameof(Service.AssuredBy), nameof(Service.ExternalId), nameof(Service.Summary));
        Limit(service, 100, nameof(Service.Slug), nameof(Service.Source));
        Limit(service, 20_000, nameof(Service.Description));
        Limit(service, 2000, nameof(Service.Eligibility), nameof(Service.CostWords), nameof(Service.Alert), nameof(Service.SearchWords));
        Limit(service, 500, nameof(Service.Website), nameof(Service.Provenance), nameof(Service.Times));
        Limit(service, 320, nameof(Service.Email));
        service.Property(s => s.Status);
        service.Property(s => s.HowToCome);
        service.Property(s => s.Tags);
        service.Property(s => s.Hours).HasColumnType("int4multirange");
        service.Property(s => s.Days);
        service.Property(s => s.Facets);
        service.Property(s => s.SourceModifiedAt);
        service.Property(s => s.ContentHash);
        service.Property(s => s.HiddenOn);
        service.Property(s => s.MergedIntoId);
        service.Ignore(s => s.Facts);
        service.Property(s => s.AddedAt);
        service.Property(s => s.ChangedAt);
        service.HasIndex(s => s.Slug).IsUnique();
        service.HasIndex(s => s.OrganisationId);
        service.HasIndex(nameof(Service.Source), nameof(Service.ExternalId)).IsUnique();
        service.HasMany(s => s.Locations).WithOne().HasForeignKey(l => l.ServiceId);
        service.HasMany(s => s.Schedules).WithOne().HasForeignKey(x => x.ServiceId);
        service.HasMany(s => s.Contacts).WithOne().HasForeignKey(c => c.ServiceId);
        service.HasMany(s => s.Assurances).WithOne().HasForeignKey(a => a.ServiceId);
        service.HasMany(s => s.Photos).WithOne().HasForeignKey(p => p.ServiceId);
        service.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.ServiceId);
        service.HasOne(s => s.Capacity).WithOne().HasForeignKey<Capacity>(c => c.ServiceId);
        foreach (var parts in (string[])[nameof(Service.Locations), nameof(Service.Schedules), nameof(Service.Contacts), nameof(Service.Assurances), nameof(Service.Versions), nameof(Service.Photos)])
            service.Navigation(parts).HasField(char.ToLowerInvariant(parts[0]) + parts[1..]).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Limit<T>(EntityTypeBuilder<T> entity, int longest, params string[] names) where T : class
    {
        foreach (var name in names) entity.Property(name).HasMaxLength(longest);
    }
}

internal sealed class ListingsAtDesignTime() : AtDesignTime<ListingsContext>(ListingsModule.Schema);
