using Derwent.Listings.Photos;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings;

/// <content>Photos of listings, their sizes, and who on them agreed.</content>
public sealed partial class ListingsContext
{
    private static void MapPhotos(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ServicePhoto>(photo =>
        {
            photo.ToTable("photos");
            photo.HasRowVersion();
            photo.Ignore(p => p.Facts);
            photo.ComplexProperty(p => p.By).IsWho("by");
            Limit(photo, 250, nameof(ServicePhoto.Alt));
            Limit(photo, 200, nameof(ServicePhoto.Caption));
            photo.HasIndex(p => p.ServiceId);
        });
        modelBuilder.Entity<PhotoSize>(size =>
        {
            size.ToTable("photo_sizes");
            size.HasKey(s => new { s.PhotoId, s.Width, s.Format });
            Limit(size, 10, nameof(PhotoSize.Format));
            size.HasOne<ServicePhoto>().WithMany().HasForeignKey(s => s.PhotoId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<PhotoConsent>(consent =>
        {
            consent.ToTable("photo_consents");
            consent.ComplexProperty(c => c.By).IsWho("by");
            Limit(consent, 500, nameof(PhotoConsent.WhoAndHow));
            consent.HasOne<ServicePhoto>().WithMany().HasForeignKey(c => c.PhotoId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
