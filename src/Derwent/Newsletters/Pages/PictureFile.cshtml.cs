using Derwent.Newsletters.Letters;
using Derwent.Shared;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Newsletters.Pages;

/// <summary>Where a letter's pictures lay before all of them came from the library. Letters that went out then still ask here, and are led on while the picture may be shown.</summary>
[Open, OwnHeader("Cross-Origin-Resource-Policy", "cross-origin")]
internal sealed class PictureFileModel(Pieces pieces) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-cache";
        return await pieces.Image(id, stop) is { } image ? Redirect(image.Path) : NotFound();
    }
}
