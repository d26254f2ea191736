using Derwent.Listings.Changes;
using Derwent.Listings.Freshness;
using Derwent.Listings.Likeness;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings;

/// <content>What keeps the directory fresh: letters, suggestions, versions, likenesses, what was not found.</content>
public sealed partial class ListingsContext
{
    /// <summary>One service with everything that is said of it, to be changed.</summary>
    internal Task<Service?> WholeAsync(System.Linq.Expressions.Expression<Func<Service, bool>> which, CancellationToken stop) =>
        Services.AsSplitQuery().Include(s => s.Locations).Include(s => s.Schedules).Include(s => s.Contacts).Include(s => s.Capacity).Include(s => s.Photos).SingleOrDefaultAsync(which, stop);

    /// <summary>The listing whole, if this person keeps its page. The public may see one that a manager may not keep: for them its desk pages are not there.</summary>
    internal Task<Service?> KeptByAsync(string slug, Current current, CancellationToken stop)
    {
        var any = current.Is(Role.Coordinator) || current.Is(Role.Administrator);
        var mine = current.OrganisationId;
        return WholeAsync(s => s.Slug == slug && (any || s.OrganisationId == mine), stop);
    }

    private static void MapFreshness(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ServiceVersion>(version =>
        {
            version.ToTable("versions");
            version.Property(v => v.Facts).HasColumnType("jsonb");
            version.Property(v => v.Why).HasMaxLength(500);
            version.ComplexProperty(v => v.By).IsWho("by");
            version.HasIndex(v => new { v.ServiceId, v.At });
        });
        modelBuilder.Entity<OrganisationVersion>(version =>
        {
            version.ToTable("organisation_versions");
            version.Ignore(v => v.Words);
            version.Property(v => v.Said).HasColumnType("jsonb");
            version.Property(v => v.Why).HasMaxLength(500);
            version.ComplexProperty(v => v.By).IsWho("by");
            version.HasIndex(v => new { v.OrganisationId, v.At });
        });
        modelBuilder.Entity<Suggestion>(suggestion =>
        {
            suggestion.ToTable("suggestions");
            suggestion.Ignore(s => s.Fields);
            // A row version would have to be read back, and whoever suggests may read nothing.
            suggestion.Property(s => s.State).IsConcurrencyToken();
            suggestion.Property(s => s.Changes).HasColumnType("jsonb");
            Limit(suggestion, 2000, nameof(Suggestion.Words));
            Limit(suggestion, 1000, nameof(Suggestion.Reason));
            Limit(suggestion, 320, nameof(Suggestion.Email));
            Limit(suggestion, 200, nameof(Suggestion.DecidedBy));
            suggestion.HasIndex(s => new { s.State, s.At });
            suggestion.HasIndex(s => s.ServiceId);
        });
        modelBuilder.Entity<Ask>(ask =>
        {
            ask.ToTable("asks");
            ask.HasRowVersion();
            Limit(ask, 200, nameof(Ask.Organisation));
            Limit(ask, 320, nameof(Ask.Email));
            ask.HasIndex(a => a.OrganisationId).IsUnique().HasFilter("closed_at is null").HasDatabaseName("ix_asks_open");
        });
        modelBuilder.Entity<ListingContact>(contact =>
        {
            contact.ToTable("listing_contacts");
            contact.HasKey(c => c.OrganisationId);
            Limit(contact, 320, nameof(ListingContact.Email));
            contact.ComplexProperty(c => c.SaidBy).IsWho("said_by");
        });
        modelBuilder.Entity<Alike>(alike =>
        {
            alike.ToTable("alikes");
            alike.HasRowVersion();
            Limit(alike, 200, nameof(Alike.DecidedBy));
            alike.HasIndex(a => new { a.OneId, a.OtherId }).IsUnique();
            alike.HasIndex(a => a.State);
        });
        modelBuilder.Entity<Merge>(merge =>
        {
            merge.ToTable("merges");
            merge.HasRowVersion();
            merge.Property(m => m.Before).HasColumnType("jsonb");
            Limit(merge, 200, nameof(Merge.KeptName), nameof(Merge.GoneName), nameof(Merge.UndoneBy));
            Limit(merge, 40, nameof(Merge.GoneStatus));
            merge.ComplexProperty(m => m.By).IsWho("by");
            merge.HasIndex(m => m.GoneId);
        });
        modelBuilder.Entity<Miss>(miss =>
        {
            miss.ToTable("misses");
            Limit(miss, 200, nameof(Miss.Words));
            Limit(miss, 100, nameof(Miss.Near));
            Limit(miss, 10, nameof(Miss.Age));
            Limit(miss, 500, nameof(Miss.Said));
            miss.HasIndex(m => m.On);
        });
    }
}
