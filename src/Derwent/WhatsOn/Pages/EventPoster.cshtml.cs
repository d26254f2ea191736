using Derwent.Shared;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Pages;

/// <summary>A published event as one sheet for a wall.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class EventPosterModel(WhatsOnContext events, SiteAddress site, TimeProvider clock) : PageModel
{
    private const int MostDates = 6;

    public CommunityEvent Event { get; private set; } = null!;

    /// <summary>The next dates that are on; none when it is over.</summary>
    public IReadOnlyList<Occurrence> Dates { get; private set; } = [];
    public bool More { get; private set; }
    public DateOnly Today => UkTime.Today(clock);
    public string Address => site.Of($"/whats-on/{Event.Slug}");
    public string Spoken => Address[(Address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await events.Events.AsNoTracking().Include(one => one.Occurrences).SingleOrDefaultAsync(one => one.Slug == slug && one.PublishedAt != null && one.State == EventState.Published, stop) is not { } found) return NotFound();
        Event = found;
        var now = clock.GetUtcNow();
        var coming = found.Occurrences.Where(date => date.EndsAt > now && !date.IsOff).OrderBy(date => date.StartsAt).ToList();
        (Dates, More) = ([.. coming.Take(MostDates)], coming.Count > MostDates);
        return Page();
    }

    public string When(Occurrence date) => $"{InWords.LongDay(date.Day, Today)}, {char.ToLowerInvariant(Happening.Of(Event, date).Times[0])}{Happening.Of(Event, date).Times[1..]}";
}
