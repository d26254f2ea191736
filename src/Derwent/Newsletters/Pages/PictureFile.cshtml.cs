using Derwent.Shared;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Pages;

/// <summary>A picture of a letter. The address is the same for every reader, and who asks for it is written down nowhere.
/// Mail is read elsewhere: without the header, browsers keep the picture out of web mail.</summary>
[Open, OwnHeader("Cross-Origin-Resource-Policy", "cross-origin")]
internal sealed class PictureFileModel(NewslettersContext newsletters) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await newsletters.Pictures.AsNoTracking().SingleOrDefaultAsync(picture => picture.Id == id, stop) is not { } found) return NotFound();
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return File(found.Bytes, found.Type);
    }
}
