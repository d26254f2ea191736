using Derwent.Alliance;
using Derwent.Shared.Database;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>Organisations and services by name, for the desk's search.</summary>
internal sealed class FindListings(AllianceContext alliance, ListingsContext listings) : IFindSource
{
    public async Task<FoundGroup?> Find(string words, int most, CancellationToken stop)
    {
        var like = Like.Anywhere(words);
        var organisations = await alliance.Organisations.AsNoTracking().Where(one => EF.Functions.ILike(one.Name, like)).OrderBy(one => one.Name).Take(most)
            .Select(one => new FoundLine(one.Name, "Organisation", "/organisations/" + one.Slug, "building-2", null, null)).ToListAsync(stop);
        var services = await listings.Services.AsNoTracking().Where(one => EF.Functions.ILike(one.Name, like) || EF.Functions.TrigramsAreWordSimilar(words, one.Name))
            .OrderBy(one => one.Status != ServiceStatus.Active).ThenBy(one => one.Name).Take(most + 1)
            .Select(one => new FoundLine(one.Name, one.OrganisationName, "/services/" + one.Slug, "hand-helping", null, one.Status == ServiceStatus.Active ? null : "not open now")).ToListAsync(stop);
        var room = Math.Max(0, most - organisations.Count);
        return new FoundGroup("Organisations and services", [.. organisations, .. services.Take(room)], services.Count > room, 3);
    }
}
