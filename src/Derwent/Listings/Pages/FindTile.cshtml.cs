using Derwent.Listings.Find;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Listings.Pages;

/// <summary>A vector tile of everything that a search found, for the live map: PostGIS draws it, and no other company learns where somebody looks.</summary>
[Open, OnlyReads]
internal sealed class FindTileModel(Finder finder) : PageModel
{
    /// <summary>Beyond it the map draws this one larger.</summary>
    private const int Deepest = 16;

    public async Task<IActionResult> OnGetAsync(int z, int x, int y, CancellationToken stop)
    {
        if (z is < 0 or > Deepest || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) return NotFound();
        Response.Headers.CacheControl = "public, max-age=60";
        return File(await finder.TileAsync(FindQuery.From(Request.Query), (z, x, y), stop), "application/vnd.mapbox-vector-tile");
    }
}
