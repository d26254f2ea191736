using Derwent.Shared.Geography;
using Microsoft.Extensions.Caching.Memory;

namespace Derwent.Listings.Find;

/// <summary>
/// Where our own public listings say a part of the city is, remembered for ten minutes: finding it out reads hundreds of sites under row-level security, and it
/// hardly moves. Only what anybody may see is kept, and only places that were found.
/// </summary>
internal sealed class KnownPlaces : IDisposable
{
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 2_000 });

    public int Count => known.Count;

    public Place? Of(string typed) => known.Get<Place>(Key(typed));

    public void Remember(string typed, Place place) =>
        known.Set(Key(typed), place, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10) });

    public void Dispose() => known.Dispose();

    private static string Key(string typed) => typed.Trim().ToUpperInvariant();
}
