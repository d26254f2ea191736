using System.Text;
using Derwent.Shared;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.WhatsOn.Pages;

/// <summary>The calendar as a file: everything, or what the address chooses.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class CalendarFileModel(Choosing choosing, SiteAddress address, IOptions<AllianceOptions> alliance) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var choice = await choosing.ReadAsync(Request.Query, stop);
        var events = await choosing.FileAsync(choice with { Query = choice.Query.Lasting }, stop);
        var name = choice.Organisation is { } by ? $"What’s on: {by.Name}" : $"What’s on in {alliance.Value.City}";
        return File(Encoding.UTF8.GetBytes(CalendarFile.Write(name, events, address)), "text/calendar; charset=utf-8", "whats-on.ics");
    }
}

/// <summary>One event as a calendar file.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class EventFileModel(WhatsOnContext events, SiteAddress address) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        var one = await events.Events.AsNoTracking().Include(e => e.Occurrences).SingleOrDefaultAsync(e => e.Slug == slug && e.PublishedAt != null, stop);
        return one is null ? NotFound() : File(Encoding.UTF8.GetBytes(CalendarFile.Write(one.Title, [one], address)), "text/calendar; charset=utf-8", one.Slug + ".ics");
    }
}
