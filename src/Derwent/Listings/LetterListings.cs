using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings;

/// <summary>Public services for newsletters.</summary>
internal sealed class LetterListings(ListingsContext listings) : ILetterPieces
{
    public string Kind => "Listing";

    public async Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop)
    {
        var like = Like.Anywhere(words);
        return await Pieces(listings.Services.Where(service => !service.IsPrivate && service.Status == ServiceStatus.Active && EF.Functions.ILike(service.Name, like, @"\"))
            .OrderByDescending(service => service.ChangedAt).ThenBy(service => service.Name).Take(most), stop);
    }

    public Task<IReadOnlyList<LetterPiece>> Read(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        Pieces(listings.Services.Where(service => ids.Contains(service.Id) && !service.IsPrivate).OrderBy(service => service.Name), stop);

    private static async Task<IReadOnlyList<LetterPiece>> Pieces(IQueryable<Service> services, CancellationToken stop)
    {
        var found = await services.AsNoTracking().Select(service => new { service.Id, service.Name, service.Summary, service.OrganisationName, service.Times, service.Slug, service.Status }).ToListAsync(stop);
        return [.. found.Select(service => new LetterPiece(service.Id, service.Name, service.Summary is { Length: > 0 } summary ? summary : $"By {service.OrganisationName}.", service.Times ?? "", $"/services/{service.Slug}")
        {
            Off = service.Status == ServiceStatus.Active ? null : "is not offered any more",
        })];
    }
}
