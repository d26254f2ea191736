using Derwent.Shared.Mail;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings;

/// <summary>Public services for newsletters.</summary>
internal sealed class LetterListings(ListingsContext listings) : ILetterPieces
{
    public string Kind => "Listing";

    public async Task<IReadOnlyList<LetterPiece>> Find(string words, int most, CancellationToken stop)
    {
        var like = $"%{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        var found = await listings.Services.AsNoTracking().Where(service => !service.IsPrivate && service.Status == ServiceStatus.Active && EF.Functions.ILike(service.Name, like, @"\"))
            .OrderByDescending(service => service.ChangedAt).ThenBy(service => service.Name).Take(most)
            .Select(service => new { service.Id, service.Name, service.Summary, service.OrganisationName, service.Times, service.Slug }).ToListAsync(stop);
        return [.. found.Select(service => new LetterPiece(service.Id, service.Name, service.Summary is { Length: > 0 } summary ? summary : $"By {service.OrganisationName}.", service.Times ?? "", $"/services/{service.Slug}"))];
    }
}
